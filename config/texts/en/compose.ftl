# An officer writes an alert.

team-signature = { $team }, { $organisation }

compose-telegram-only = Alerts are written in Telegram. Open our chat there and send /alert.
compose-drafts = These drafts wait for you. Go on with one, or write a new alert.
compose-draft-pending = { $title } (waits for a second person)
compose-draft-scheduled = { $title } (waits for its time)
compose-draft-of-team = { $title } (by a colleague)
compose-new = Write a new alert
compose-category = What is the alert about?

compose-area = Where? Type a ward, a place or a postcode. You can type several with commas between them. Or share a place on the map, to go to everybody near it.
compose-area-added =
    It goes to: { $areas }.
    Type another place, share one on the map, or press Done.
compose-area-which = Which one? Press it, or type another place.
compose-area-did-you-mean = I do not know "{ $name }". Did you mean one of these?
compose-area-unknown = I do not know "{ $name }" in our area. Type a ward, a place or a postcode.
compose-area-not-yours = { $area } is not your team's area, so it was left out. Ask the team there to send it.
compose-whole = All of { $area }
compose-done = Done
compose-again = Start the areas again

compose-urgency =
    How urgent is it?
    Routine and urgent alerts wait from 9pm to 8am. An emergency wakes people: use it for danger to life only.
compose-routine = Routine: good to know
compose-urgent = Urgent: today
compose-emergency = Emergency: danger to life

compose-text = Write the alert: what, where, when, and what people should do. About { $room } characters fit. No names, house numbers or number plates of victims.
compose-text-again =
    The text so far is below. Copy it, change it and send me the whole new text. About { $room } characters fit.

    { $words }
compose-text-missing = I need some words. Please write the alert.
compose-text-too-long =
    { $surplus ->
        [one] That is 1 character too long for a text message. Please shorten it and send it again.
       *[other] That is { $surplus } characters too long for a text message. Please shorten it and send it again.
    }
compose-text-costly = Old phones cannot show these, and each text would cost three times as much: { $characters } Please leave them out and send it again.
compose-category-missing = This draft has no category. Send /alert and start again.
compose-areas-missing = This draft has no area. Send /alert and start again.
compose-urgency-missing = This draft has no urgency. Send /alert and start again.
compose-appeal-missing = I need to know if this asks for witnesses. Send /alert and start again.

compose-appeal = Do you ask for witnesses?
compose-appeal-yes = Yes, ask for witnesses
compose-appeal-no = No, just tell people

compose-preview-telegram = On Telegram it looks like this:
compose-preview-sms =
    { $parts ->
        [one] As a text message it looks like this (1 part):
       *[other] As a text message it looks like this ({ $parts } parts):
    }
compose-count =
    { $people ->
        [one] 1 person will get it: { $ways }.
       *[other] { $people } people will get it: { $ways }.
    }
compose-by-telegram = { $telegram } by Telegram
compose-by-sms =
    { $parts ->
        [one] { $sms } by text (1 part, about { $pounds })
       *[other] { $sms } by text ({ $parts } parts, about { $pounds })
    }
compose-whom = It goes to: { $whom }.
compose-minutes = Sending takes about { $minutes } minutes.
compose-nobody = Nobody who gets these alerts lives there yet, so there is nobody to send it to.
compose-nobody-in-groups = Nobody in these groups has a place there, so there is nobody to send it to. Change it under More, "Who gets it".
compose-nobody-by-rules = Nobody there gets it by the rules for groups that you chose. Change them under More, "Who gets it".
compose-few = These are fewer than 25 people. To protect them, answers will show only the category and the borough.
compose-goes-at = It goes out on { $time }.
compose-chosen = You chose { $time }.
compose-held =
    { $waits ->
        [one] That is night: 1 person gets it { $day } at { $time }.
       *[other] That is night: { $waits } people get it { $day } at { $time }.
    }
compose-enough =
    { $waits ->
        [one] 1 person has had many alerts this week: they get it { $day } at { $time }.
       *[other] { $waits } people have had many alerts this week: they get it { $day } at { $time }.
    }
compose-expires =
    { $expires ->
        [one] It will be over by then for 1 person, who gets nothing. Under More you can let it be in force for longer.
       *[other] It will be over by then for { $expires } people, who get nothing. Under More you can let it be in force for longer.
    }
compose-today = today
compose-tomorrow = tomorrow
compose-on-day = on { $day }
compose-fatigue = It is not the first alert this week: { $parts }.
compose-fatigue-1 =
    { $people ->
        [one] the 2nd for 1 person
       *[other] the 2nd for { $people } people
    }
compose-fatigue-2 =
    { $people ->
        [one] the 3rd for 1 person
       *[other] the 3rd for { $people } people
    }
compose-fatigue-3 =
    { $people ->
        [one] the 4th or more for 1 person
       *[other] the 4th or more for { $people } people
    }
compose-fatigue-muted =
    { $people ->
        [one] After your team's last alert of this kind 1 person asked for no more of them.
       *[other] After your team's last alert of this kind { $people } people asked for no more of them.
    }
compose-errors = Before it can go:
compose-warnings =
    { $number ->
        [one] There is 1 thing to look at. I ask about it when you press Send.
       *[other] There are { $number } things to look at. I ask about them when you press Send.
    }
compose-is-pending = It waits for a second person. If you change anything, it has to be sent again.
compose-is-scheduled = It goes out on { $time }. If you change anything, it has to be sent again.
compose-send = Send now
compose-send-later = Send at that time
compose-edit = Edit the text
compose-more = More
compose-keep = Keep as draft
compose-drop = Throw away
compose-only-preview = This is only the preview. The button works once the alert is sent.

compose-kept = Your draft is kept. Send /alert to go on with it.
compose-dropped = The draft is gone. Send /alert to write a new one.
compose-changed = This alert was changed after you looked at it. Here is how it stands now.
compose-gone = This draft was sent or thrown away already. Send /alert to write a new one.
compose-sent =
    { $people ->
        [one] Alert { $code } is going out to 1 person.
       *[other] Alert { $code } is going out to { $people } people.
    }
compose-sent-held =
    { $people ->
        [one] Alert { $code } goes out { $day } at { $time } to 1 person.
       *[other] Alert { $code } goes out { $day } at { $time } to { $people } people.
    }
compose-halt = Stop it
compose-stopped =
    { $gone ->
        [0] Alert { $code } is stopped. Nobody had got it.
        [one] Alert { $code } is stopped. 1 message had gone already.
       *[other] Alert { $code } is stopped. { $gone } messages had gone already.
    }
compose-all-gone = Alert { $code } had gone to everybody already, so nothing was stopped.
compose-stopped-before = Alert { $code } was stopped before.

# Something to look at, asked about one by one
compose-warning =
    { $left ->
        [0] Please look at this:
       *[other] Please look at this ({ $left } more after it):
    }
    { $finding }
compose-warning-keep = Keep it so
compose-warning-change = Change the text
compose-translations-gone = The translations were of the old words, so they are gone. Write them again under "Other languages".

# Words to begin with
compose-template = Start from words that are ready, or write your own. You can also type straight away where it goes.
compose-template-own = Write my own
compose-gap =
    { $words }

    What goes in for "{ $gap }"?
compose-template-filled =
    This is the text. Use it, or type your own in its place.

    { $words }
compose-template-use = Use it
compose-template-change = Change it
compose-template-again = Start the words again

# More
compose-more-which = What do you want to change?
compose-more-when = When: { $when }
compose-more-lives = In force for: { $life }
compose-more-outcome = Tell how it ended by: { $day }
compose-more-groups = Who gets it
compose-more-areas = Areas
compose-more-urgency = Urgency
compose-more-appeal = Witnesses
compose-more-translations = Other languages
compose-more-photo = Photo
compose-more-photo-there = Photo: one
compose-more-translations-there = Other languages: { $languages }
compose-practice = Send it to me first
compose-back = Back to the alert

compose-when = When should it go? Press a time, or type one, such as "today 18:00", "Fri 5.30pm" or "24 Dec 09:00".
compose-when-now = At once
compose-time-unknown = I could not read that time. Type it like "today 18:00", "tomorrow 7am" or "24 Dec 09:00".
compose-time-past = That time has passed. Type a later one.
compose-time-far = That is more than { $days } days away. Type an earlier time.
compose-time-twice = The clocks go back that night, so { $time } comes twice. Which one?
compose-time-first = The first one, in summer time
compose-time-second = The second one, in winter time
compose-time-gap = The clocks go forward that night, so that time does not exist. Which one instead?

compose-lives = It is in force for { $life } from when it goes. After that nobody gets it any more. How long should it be?
compose-lives-usual = As usual for its urgency
compose-life-unknown = I do not know that length. Please choose one.
compose-hours = { $hours } hours
compose-days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }

compose-outcome = By when will you tell people how it ended? Press one, or type a day, such as "1 Dec".
compose-outcome-days = { $days } days after it goes
compose-day-unknown = I could not read that day. Type it like "Friday" or "1 Dec".
compose-language-unknown = I do not know that language. Please choose one.

compose-practice-mark = PRACTICE: only you got this.
compose-practised = That is how it looks. I sent it to your phone as a text too. Nobody else got it.
compose-practised-here = That is how it looks in Telegram. Nobody else got it. To get it as a text too, link your mobile with /phone.
compose-only-practice = This was practice. The button works once the alert is sent.

# What became of it
compose-sent-scheduled =
    { $people ->
        [one] Alert { $code } goes out on { $time } to 1 person.
       *[other] Alert { $code } goes out on { $time } to { $people } people.
    }
compose-sent-pending = Alert { $code } waits for a second person. { $asked } The reason: { $reasons }. I write to you when somebody has looked at it.
compose-sent-review = Because of danger to life it went without a second person. Somebody looks at it afterwards. { $asked }
