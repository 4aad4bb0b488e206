# An officer writes an alert.

team-signature = { $team }, { $organisation }

compose-telegram-only = Alerts are written in Telegram. Open our chat there and send /alert.
compose-drafts = You have kept these drafts. Go on with one, or write a new alert.
compose-new = Write a new alert
compose-category = What is the alert about?

compose-area = Where? Type a ward, a place or a postcode. You can type several with commas between them.
compose-area-added =
    It goes to: { $areas }.
    Type another place, or press Done.
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
        [one] 1 person will get it: { $telegram } by Telegram, { $sms } by text ({ $parts } parts to pay for).
       *[other] { $people } people will get it: { $telegram } by Telegram, { $sms } by text ({ $parts } parts to pay for).
    }
compose-areas = It goes to: { $areas }.
compose-nobody = Nobody who gets these alerts lives there yet, so there is nobody to send it to.
compose-few = These are fewer than 25 people. To protect them, answers will show only the category and the borough.
compose-held = It is night: the alert goes out { $day } at { $time }.
compose-today = today
compose-tomorrow = tomorrow
compose-send = Send now
compose-edit = Edit the text
compose-keep = Keep as draft
compose-drop = Throw away
compose-only-preview = This is only the preview. The button works once the alert is sent.

compose-kept = Your draft is kept. Send /alert to go on with it.
compose-dropped = The draft is gone. Send /alert to write a new one.
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
