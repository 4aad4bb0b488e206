# What staff do with an alert that is out, in Telegram and in the browser.

sent-open = What next?
sent-list = Alerts of your team. Press one to see how it stands, to tell people more or to end it.
sent-list-empty = Your team has sent no alerts yet. Send /alert to write one.
sent-list-ended = { $code } (ended) { $headline }
sent-list-scheduled = { $code } (goes { $time }) { $headline }
sent-list-line = { $code } { $headline }
sent-telegram-only = This works in Telegram and in the browser. Open our chat in Telegram and send /sent.
sent-unknown = I know no alert with the code { $code } that you could work on. Send /sent to see your team's alerts.
sent-gone = This alert has changed meanwhile. Send /sent to see how it stands.

# How it stands
sent-stage-scheduled = It goes out on { $time }.
sent-stage-sending = It is going out now.
sent-stage-in-force = In force until { $time }.
sent-stage-over = Its time ran out on { $time }.
sent-stage-cancelled = It was stopped on its way.
sent-stage-withdrawn = It was withdrawn: people were told that it was wrong.
sent-stage-stood-down = It is over, and people were told so.
sent-reach-got =
    { $people ->
        [0] Nobody has got it.
        [one] 1 person got it.
       *[other] { $people } people got it.
    }
sent-reach-unknown =
    { $people ->
        [one] For 1 we do not know.
       *[other] For { $people } we do not know.
    }
sent-reach-waiting =
    { $people ->
        [one] For 1 it is still on its way.
       *[other] For { $people } it is still on its way.
    }
sent-reach-missed =
    { $people ->
        [one] 1 could not be reached.
       *[other] { $people } could not be reached.
    }
# People by how they stand: each is counted once, so the figures add up to those whom it was for.
figures-all =
    { $people ->
        [0] It was for nobody.
        [one] It was for 1 person.
       *[other] It was for { $people } people.
    }
figure-delivered = On their phone, as the network tells us: { $people }
figure-sent = Sent to them: { $people }
figure-unknown = We do not know whether they got it: { $people }
figure-waiting = On its way: { $people }
figure-failed = Could not be reached: { $people }
figure-suppressed = Held back: { $people }
figure-held = held for the morning
figure-note = { $note }: { $people }
figure-with-notes = { $line } ({ $notes })

# Why somebody could not be reached, or why their copy was held back
reason-expired = it was over before it could go
reason-cancelled = somebody stopped it
reason-superseded = newer words took its place
reason-stopped = they had left, or want no more of this
reason-muted = they muted what it is about
reason-money = there were too many texts today
reason-number = we send no texts to numbers of that kind
reason-no-copy = none was written for them, which is a fault of ours
reason-blocked = they blocked us
reason-opted-out = they texted STOP
reason-dead = the number or account is not in use
reason-refused = Telegram or the phone network refused it
reason-gave-up = we tried for too long
reason-bug = a fault of ours
reason-other = another reason

sent-votes = Useful: { $useful }. Not useful: { $not-useful }.
sent-outcome-on = Please tell people by { $day } how it ended.
sent-now = The words that hold now:
sent-pending = What follows it waits for a second person.
sent-final = Alert { $code }: { $reach }
sent-outcome-due =
    You asked for help with alert { $code } and people have not heard yet how it ended. Please tell them, even if there is no news.
    { $headline }
sent-outcome-overdue =
    Nobody has told people yet how alert { $code } of your team ended. Please see that somebody does, even if there is no news.
    { $headline }

# What can be done
sent-deed-halt = Stop it
sent-deed-update = Update
sent-deed-correction = Correct
sent-deed-outcome = Tell how it ended
sent-deed-stand-down = It is over
sent-deed-withdrawal = Withdraw
sent-deed-list = All alerts
sent-deed-leave = Leave it

sent-ask-update =
    Write the whole alert as it stands now. On Telegram the message changes where people have it, by text they get a new one. Who still waits gets only the new words. About { $room } characters fit.
sent-ask-correction =
    Write the whole alert as it is right. People are told that it was put right: on Telegram the message changes where they have it, by text they get a new one. Who still waits gets only the new words. About { $room } characters fit.
sent-ask-outcome =
    Write how it ended. Everybody who had the alert gets this as a new message. About { $room } characters fit.
sent-words-so-far =
    The words so far:
    { $words }
follow-words-missing = I need some words. Please write them.
follow-waits-already = Something that follows this alert waits for a second person already. Wait until they have looked at it, or end the alert.

sent-preview =
    { $people ->
        [one] 1 person had the alert or is about to get it.
       *[other] { $people } people had the alert or are about to get it.
    }
sent-languages-missing = People had this alert in other languages too, and will expect your words in these: { $languages }.
sent-go = Send it
sent-go-anyway = Send it as it is
sent-news-meanwhile = People were told something else about this alert meanwhile (/sent shows it). Please look at your words once more.
sent-change = Change the words
sent-done-update = The update to alert { $code } is going out.
sent-done-correction = The correction to alert { $code } is going out.
sent-done-outcome = How alert { $code } ended is going out.
sent-done-pending = Your words wait for a second person before they go out. { $asked }

sent-sure-withdrawal =
    { $had ->
        [0] Nobody has alert { $code } yet. Nobody else will get it. This cannot be taken back. Are you sure?
        [one] 1 person has alert { $code } and will be told: "This message was wrong. Please ignore it." Nobody else will get it. This cannot be taken back. Are you sure?
       *[other] { $had } people have alert { $code } and will be told: "This message was wrong. Please ignore it." Nobody else will get it. This cannot be taken back. Are you sure?
    }
sent-sure-stand-down =
    { $had ->
        [0] Nobody has alert { $code } yet. Nobody else will get it. This cannot be taken back. Are you sure?
        [one] 1 person has alert { $code } and will be told: "This is over now. You do not need to do anything more." Nobody else will get it. This cannot be taken back. Are you sure?
       *[other] { $had } people have alert { $code } and will be told: "This is over now. You do not need to do anything more." Nobody else will get it. This cannot be taken back. Are you sure?
    }
sent-sure-waits = What waits for a second person is then never sent.
sent-yes-withdrawal = Yes, withdraw it
sent-yes-stand-down = Yes, it is over
sent-ended-withdrawal =
    { $told ->
        [0] Alert { $code } is withdrawn. Nobody had got it.
        [one] Alert { $code } is withdrawn. 1 person is being told.
       *[other] Alert { $code } is withdrawn. { $told } people are being told.
    }
sent-ended-stand-down =
    { $told ->
        [0] Alert { $code } is over. Nobody had got it.
        [one] Alert { $code } is over. 1 person is being told.
       *[other] Alert { $code } is over. { $told } people are being told.
    }

# The officer's words in other languages: of a draft, and of what follows an alert
compose-translations = Each person gets your words in their language, if you give them to me. Where you do not, they get the English ones. Which language?
compose-translation-none = { $language }
compose-translation-there = { $language } (written)
compose-translation =
    { $room ->
        [0] Write it in { $language }. It will not fit into a text message: by text people get it in English.
       *[other] Write it in { $language }. About { $room } characters fit into a text message.
    }
compose-translation-english = In English: { $words }
compose-translation-so-far = So far: { $words }
compose-translation-off = Take it off
compose-translation-costs =
    { $parts ->
        [one] By text each copy in { $language } costs 1 part.
       *[other] By text each copy in { $language } costs { $parts } parts: its letters take more than twice the room.
    }
compose-translation-too-long =
    { $room ->
        [0] This does not fit into a text message in { $language }. On Telegram people get it in { $language }, by text in English.
       *[other] This is too long for a text message in { $language }: about { $room } characters fit. On Telegram people get it in { $language }, by text in English.
    }

# In the browser
console-follow-look = See how it looks
console-follow-look-again = Look again
console-follow-languages = Who reads another language gets your words in it, where you give them here, else the English ones.
console-done-update = The update is going out.
console-done-correction = The correction is going out.
console-done-outcome = How it ended is going out.
console-done-withdrawal = The alert is withdrawn. Those who had it are being told.
console-done-stand-down = The alert is over. Those who had it are being told.
console-done-follow-asked = Your words wait for a second person before they go out.
