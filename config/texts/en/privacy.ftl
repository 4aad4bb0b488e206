# Stopping

stop-done = Done. You get no more alerts from us. You can still tell us things here. To come back send JOIN and your postcode.
stop-nothing = You get no alerts from us, so there is nothing to stop. To join, send JOIN and your postcode.
stop-topic = Done. No more alerts about { $topic }. To change this send TOPICS. If lives are in danger near you, we still tell you.
stop-not-yours = That is not one of your places, so nothing has changed. Your places: { $places }. Send STOP alone to stop it all.

# Coming back after STOP
start-then-join = We can text you again. You get no alerts yet. To get them, text JOIN and your postcode, like JOIN L20 4AB.
start-still-joined = You are joined and get our alerts. Text MENU to see what you can do.

# My data
mydata-held = We keep: your places ({ $places }), the topics you chose ({ $topics }), your other choices and votes, your language, how to reach you (locked away), and when you joined. Not your name. Not your address.
mydata-held-left = You get no alerts. We keep how to reach you (locked away), and a note of when you joined and left. Not your name. Not your address.
mydata-held-nothing = You have not joined, so we keep nothing but this chat (locked away, at most 90 days).
mydata-copy = Send me a copy
mydata-erase = Erase everything
mydata-keep = Keep it
mydata-sure = Sure? This ends your alerts and cannot be undone. If you told us something, send FORGET and its case words to end that too.
mydata-yes = Yes, erase it
mydata-no = No, keep it
mydata-kept = Nothing has changed.
mydata-erased = Done, it is erased. This empty chat goes after 90 days. We keep a scrambled mark, so that nobody else can sign you up. To come back, send JOIN and your postcode.

copy-title = What we hold about you:
copy-language = Language: { $name }
copy-place = Place: { $place } ({ $how })
copy-how-exact = from your postcode
copy-how-polygon = from your location
copy-how-nearest = from your location
copy-how-chosen = as you chose it
copy-topic = Topic: { $topic }
copy-alerts = Alerts sent to you: { $count }
copy-consent = { $on }, { $channel }: you { $deed }. In these words: { $wording }
copy-deed-joined = joined
copy-deed-added = added a place
copy-deed-dropped = stopped a place or topic
copy-deed-left = left
copy-by-telegram = by Telegram
copy-by-sms = by text
