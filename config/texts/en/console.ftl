### Alerts in the browser, for officers and their supervisors.

rooms-name = Rooms
rooms-reports = Reports
rooms-alerts = Alerts

console-title = { $page } - Alerts
console-home = All alerts
console-alerts = Your team's alerts
console-look-again = Look again
console-new = To write a new alert send /alert to our bot in Telegram.
console-empty = No alerts yet
console-not-yours = This alert belongs to another team.
console-no-alert = There is no such alert. The link may have a typing error.
console-may-not = Your role does not send alerts. Ask your administrator if it should.
console-untitled = New alert

console-waits-for-you = Waiting for you
console-waits = Wait for a second person
console-drafts = Drafts
console-scheduled = For later
console-in-force = Out and in force
console-over = Over

console-stage-draft = Draft
console-stage-pending = Needs a second person
console-stage-scheduled = For later
console-stage-sending = Going out
console-stage-sent = Out
console-stage-over = Over
console-stage-cancelled = Stopped
console-stage-withdrawn = Withdrawn
console-stage-stood-down = Stood down
console-stage-rejected = Refused
console-goes = Goes out on { $time }
console-sent = Sent on { $time }
console-ended = Ended on { $time }
console-went-at-once = Went without a second person. Please look at it.

# One alert
console-looks = How it looks
console-looks-now = How it looks now
console-on-telegram = On Telegram
console-on-sms =
    { $parts ->
        [one] As a text message (1 part)
       *[other] As a text message ({ $parts } parts)
    }
console-unfinished = This draft is not finished. Go on with it in Telegram: send /alert there.
console-facts = Facts
console-code = Code
console-from = From
console-for = For
console-people = People
console-count =
    { $people ->
        [0] nobody yet
        [one] 1 person: { people-ways }
       *[other] { $people } people: { people-ways }
    }
console-votes = What they thought
console-when = When
console-when-sent = as soon as somebody sends it
console-when-approved = as soon as somebody approves it
console-lives = In force
console-lives-hours =
    { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    }
console-appeal = Asks for witnesses
console-appeal-until = yes, they hear how it ended by { $day }
console-author = Written by
console-words-in = In { $language }

console-findings = Look at this
console-findings-none = We found nothing to look at in the words.
console-finding-error = Must be changed
console-finding-answered = The author lets this stand.
console-keep = Keep it so

console-request = You are asked
console-who = { $name } asks you to look at this alert. It does not go before you say yes.
console-who-follow = { $name } asks you to look at what follows this alert. It does not go before you say yes.
console-who-review = { $name } sent this at once, because of danger to life. Please check that it is right.
console-why = Why
console-changed = What changed since it was last looked at
console-changed-nothing = Nothing changed.
console-changed-also = Also changed: { $fields }.
console-gone = taken out:
console-new-words = put in:
console-people-asked = People then
console-fingerprint = Fingerprint
console-approve = Approve
console-approve-hint = You approve exactly what you see here. If anything is changed afterwards, somebody must look again.
console-review = I have looked at it
console-back = Send back
console-back-hint = The author can change it and ask again.
console-reject = Refuse
console-reject-hint = The alert will never go.
console-reason = Your reason
console-reason-hint = One or two sentences. The author reads them.

console-next = What next
console-edit = Change the words
console-edit-label = The words of the alert
console-edit-hint = About { $room } characters fit.
console-edit-voids = Whoever looks at it must look again afterwards, and you cannot be the one who approves it.
console-edit-note = If you change it, you cannot be the one who approves it.
console-edit-send = Keep these words
console-send = Send it
console-send-hint-needs = Somebody else must approve it first. They are told at once.
console-send-hint-at-once = It goes at once, because of danger to life. Others look at it afterwards.
console-send-hint-free = It goes without a second person.
console-send-hint-later = It goes out on { $time }.
console-send-first = Before it can go, look at what we found in its words.
console-send-nobody = Nobody who gets these alerts lives there yet, so there is nobody to send it to.
console-stop = Stop it
console-stop-hint = What was not sent yet does not go. Who has it keeps it.
console-stop-hint-later = It will not go out.
console-waiting-others = It waits for a second person. You wrote it, changed it or asked, so that has to be somebody else.
console-nothing = Nothing can be done with this alert any more.

console-history = History
console-event-asked = { $name } asked for a second person ({ $people ->
        [one] 1 person
       *[other] { $people } people
    }, fingerprint { $shown })
console-event-asked-follow = { $name } asked for a second person for what follows ({ $people ->
        [one] 1 person
       *[other] { $people } people
    }, fingerprint { $shown })
console-event-sent = { $name } let it go; nobody else had to look at it ({ $people ->
        [one] 1 person
       *[other] { $people } people
    }, fingerprint { $shown })
console-event-sent-follow = { $name } let go what follows; nobody else had to look at it ({ $people ->
        [one] 1 person
       *[other] { $people } people
    }, fingerprint { $shown })
console-event-approved = { $name } approved it
console-event-returned = { $name } sent it back
console-event-rejected = { $name } refused it
console-event-bypassed = { $name } let it go at once, because of danger to life
console-event-reviewed = { $name } looked at it afterwards
console-event-void = { $name } changed or stopped it, so nobody could approve it any more
console-event-moved = The number of people or the areas had changed, so it was asked for again
console-event-left = Somebody who had a hand in it was taken off the staff before its time came, so it did not go
console-event-late = It would have come too late, so it did not go
console-versions = What people got
console-version-first = The alert
console-version-update = Update
console-version-correction = Correction
console-version-withdrawal = Withdrawn
console-version-stand-down = Stood down
console-version-outcome = How it ended
console-version-forward = Passed on by a coordinator

console-done-text = The words are kept.
console-done-keep = Noted: it may stay so.
console-done-sent = It is going out.
console-done-asked = It waits for a second person. It goes as soon as somebody approves it.
console-done-scheduled = It goes out when its time comes.
console-done-stop = It is stopped.
console-done-approve = Approved.
console-done-moved = Nothing went yet: the number of people or the areas changed. Please look at it again.
console-done-back = Sent back. The author is told why.
console-done-reject = Refused. The author is told why.
console-done-review = Thank you. It is noted that you have looked at it.
console-too-late = A colleague was a moment faster, or the alert was changed after you opened this page. Nothing was done: here is how it stands.
console-not-you = That was not done: it needs somebody else.
