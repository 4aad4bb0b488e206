# With an alert in hand: mute what it is about, useful or not, is it real?

# MUTE K7QX, UNMUTE
mute-done-sms = Done. No more alerts until { $date }: { $topic }. If lives are in danger near you, we still tell you. To get them again now, text UNMUTE.
mute-done-telegram = Done. No more alerts until { $date }: { $topic }. If lives are in danger near you, we still tell you.
mute-how = To get no alerts about something for 30 days, send MUTE and the code of the alert, like MUTE K7QX.
unmute-button = Get them again
unmute-done = Done. You get these alerts again: { $topics }.
unmute-nothing = You have muted nothing like that, so nothing has changed. To see what you get, send TOPICS.
topics-muted-sms = { $topic } (muted to { $date })
topics-muted-telegram = 🔕 { $topic } (to { $date })

# USEFUL K7QX, NOT USEFUL K7QX
vote-useful = Thank you. We now know that alert { $code } was useful to you.
vote-poor = Thank you. We now know that alert { $code } was not useful to you. To get fewer like it, send MUTE { $code }.
vote-marked-telegram = ✅ { $label }
vote-how = To tell us what you think of an alert, send USEFUL or NOT USEFUL and its code, like USEFUL K7QX.
hand-not-yours = Alert { $code } did not come to you, so nothing has changed.
hand-unknown = We know no alert with the code { $code }. Please look at the code again.

# SAW K7QX, once it is over
saw-over = This alert is over now. We still want to know what you saw.

# CHECK K7QX, or CHECK and a message
check-real = Yes, this one is ours. "{ $headline }" was sent by { $sender } on { $day } at { $time }.
check-updated = Yes, this one is ours, and there is news. "{ $headline }" was sent by { $sender } on { $day } at { $time }. The newest words come next.
check-over = Yes, this one is ours, but it is old and no longer counts. "{ $headline }" was sent by { $sender } on { $day } at { $time }.
check-stood-down = Yes, this one is ours, and it is over now. There is nothing more to do. "{ $headline }" was sent by { $sender } on { $day } at { $time }.
check-withdrawn = This one was ours, but it was wrong. Please ignore it, and tell others. "{ $headline }" was sent by { $sender } on { $day } at { $time }.
check-stopped = This one is ours, but we stopped sending it. Please do not pass it on. "{ $headline }", by { $sender }.
check-other-words = Take care: we know the code { $code }, but not these words. Do not press links or ring numbers in them. Our message is "{ $headline }", sent by { $sender } on { $day } at { $time }. Our words come next.
check-other-over = Take care: we know the code { $code }, but not these words. Do not press links or ring numbers in them. Our own message with this code no longer counts.
check-some-only = Yes, { $code } is ours. It went to some people only, so we say no more about it here.
check-forwarded = A Neighbourhood Watch coordinator may have passed it on, with a line of their own.
check-page-telegram = Read it here: { $page }
check-unknown = We have sent nothing with the code { $code }. Look at the code again. If it is right, the message is not from us: do not press its links and do not ring its numbers. Forward it to 7726, that is free.
check-no-code = We see no code of ours in it. All our alerts have one, like K7QX. Do not press links and do not ring numbers in it. Forward it to 7726, that is free.
check-how = To check a message send CHECK and its code, such as CHECK K7QX.

# In the copy of what we hold
copy-muted = Muted: { $topic }, until { $date }
copy-vote-useful = You told us that alert { $code } was useful
copy-vote-poor = You told us that alert { $code } was not useful
