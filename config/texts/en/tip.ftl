### Tips: the offer, danger, the case, messages from a team, notices for a team.
### Every text within three SMS segments of GSM-7, with its menu. None names a team, a matter or a word that was used.

## The first screen and the offer

tip-first = Tell us what you know, in your own words: what, where, when, who.
    Police or a partner such as the council read it, without your name. Telegram or your phone network still knows that you wrote to us.
    Leave out who you are and what only you can know.
    Danger now? Ring 999. Or tell Crimestoppers: 0800 555 111.
tip-what-did-you-see = What did you see? Tell us in your own words: what, where, when.
    Police or a partner such as the council read it, without your name. Telegram or your phone network still knows that you wrote to us.
    Leave out who you are and what only you can know.
    Danger now? Ring 999. Or tell Crimestoppers: 0800 555 111.
tip-about-which = About which?
tip-something-else = Something else
tip-offer = Send this without your name?
    Police or a partner such as the council read it. Telegram or your phone network knows that you wrote to us. Leave out who you are. To add something, write on.
    Or tell Crimestoppers: 0800 555 111.
tip-offer-added = Added. Send all of it without your name?
    Police or a partner such as the council read it. Telegram or your phone network knows that you wrote to us.
    Or tell Crimestoppers: 0800 555 111.
tip-send-ask = Send, you may ask me
tip-send-silent = Send, no questions
tip-send-not = Do not send
tip-too-long = That is too long for one message. Please send it in shorter parts.
tip-no-such-alert = We know no alert with that code. Please look at the code again, or text TIP and what you saw.

## Filed, or not

tip-filed-ask = Thank you. We have it, without your name.
    Your case words: { $code }
    Keep them to yourself. For news send CASE and the four words; to add something, write it behind them. To cut every way back to you: FORGET and the words.
    To be contacted by an officer text CONTACT ME.
    Reply UNDO within 10 minutes to take it back.
tip-filed-silent = Thank you. We have it, without your name. Nobody can ask you anything.
    Reply UNDO within 10 minutes to take it back.
tip-not-sent = Nothing was sent, and nothing is kept.
tip-undone = Taken back. If somebody had read it already, they see that you took it back.
tip-nothing-to-undo = There is nothing to take back. That works for 10 minutes after sending.
tip-undo = Take it back
tip-not-for-us = We can pass on what you know about crime or nuisance: text TIP and what you saw. For anything else ring 101. For what I can do text MENU.
# What people type who ask whether they stay unknown.
words-about-names = anonymous, anonymously, know who i am, know its me, find out who i am, trace me, who reads this, who sees this, keep my name
tip-thanks = Thank you. If you ever see something, text TIP and what you saw.

## Danger

danger-ring = Ring 999 now. If you cannot speak, ring 999 from a mobile and press 55 when asked. If you cannot hear, 18000 (Relay UK). Texts reach 999 from phones registered for emergencySMS. Nobody watches this line minute by minute.
danger-ring-suicide = Ring 999 now if a life is in danger. If you cannot speak, ring 999 from a mobile and press 55 when asked. If you cannot hear, 18000 (Relay UK). Or talk to Samaritans: 116 123, free, day and night. You matter. Nobody watches this line minute by minute.
danger-ring-home = Ring 999 now. If you cannot speak, ring 999 from a mobile and press 55 when asked. If you cannot hear, 18000 (Relay UK). Texts reach 999 from phones registered for emergencySMS. To talk, free, day and night: 0808 2000 247. If others look at this phone, delete this.
danger-passed-on = We have passed this on without your name. We cannot see who or where you are. Reply UNDO within 10 minutes to take it back.
danger-kept = We cannot see who or where you are. Reply UNDO within 10 minutes to take back what you wrote.
danger-removed = We remove your message from this chat so that nobody else reads it.
danger-added = We have added this to what you sent. Ring 999 if anybody is in danger. UNDO takes all of it back.
danger-still = If anybody is in danger, ring 999. UNDO takes back what you sent.

## The case

case-how = Send CASE and your four case words. To add something, write it behind them.
case-not-read = We have it. Nobody has read it yet.
case-read = Somebody has read it and is dealing with it.
case-added = Thank you. We have added that, without your name.
case-unknown = We know no case by these words. Please look at them again. Something sent from another phone takes 15 minutes to get here.
case-too-many = Too many wrong words today. Please try again tomorrow.
forget-how = Text FORGET and your four case words.
case-forgotten = Done. Nobody can write to you about it any more, and these case words are no longer known.

## Messages from a team

message-waiting = You have a message. Reply READ
message-read-button = Read it
message-question = About what you told us, somebody asks:
    { $words }
    Just write your answer. It goes without your name, and you need not answer.
message-told = About what you told us:
    { $words }
message-more = There is another one. Reply READ
message-none = No message is waiting for you.
answer-sent = Thank you. Your answer is on its way, without your name.
outcome-acted-on = Thank you: what you told us was acted on.
outcome-kept = Thank you: what you told us helps to see the whole picture. It is kept for that.
outcome-passed-on = Thank you: what you told us was passed on to those who can deal with it.
outcome-nothing-found = Thank you. It was looked into, and nothing more could be found.
outcome-not-for-us = Thank you. It was read, but it is not something that we can deal with.
outcome-not-intelligence = { outcome-not-for-us }
outcome-words = { $outcome }
    { $words }

## Notices at a team's door, and the desk

notice-new = New report: { $alias }
    { $category }{ $place }. { $urgency }.
    Read it on the desk: { $desk }
notice-more = More words for { $alias }
    { $category }{ $place }. { $urgency }.
    Read them on the desk: { $desk }
notice-reminder = Reminder { $number }: nobody has taken { $alias }
    { $category }{ $place }. { $urgency }.
    Take it on the desk: { $desk }
notice-reminder-seen = Reminder { $number }: { $alias } was seen, but nobody has taken it
    { $category }{ $place }. { $urgency }.
    Take it on the desk: { $desk }
notice-exchanges = Please look at { $alias }: its sender was asked three questions
    { $category }{ $place }. { $urgency }.
    Nobody who tells us something shall be sent to find out more. Read it on the desk: { $desk }
notice-for-team = It waits for { $team }.
notice-seen = I have it
notice-place = , { $area }
notice-urgency-emergency = EMERGENCY
notice-urgency-urgent = Urgent
notice-urgency-routine = Routine
tip-words-empty = Write something first.
tip-words-too-long = That is too long for a phone: at most 500 characters.
tip-words-title = Give it a title of at most { $most } characters.
tip-words-many = There are { $most } already. Take one away first.
tip-words-note-long = That is too long: at most { $most } characters.
tip-no-way-back = The sender cannot be written to.
