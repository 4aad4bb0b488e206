### A second person looks at an alert before it goes.

approve-look = Look at it
approve-somebody = a colleague
approve-notice =
    { $name } asks for a second person. Alert { $code } does not go until somebody approves it.
    { $headline }
approve-notice-emergency =
    EMERGENCY. { $name } asks for a second person. Alert { $code } does not go until somebody approves it. Please look now.
    { $headline }
approve-notice-follow =
    { $name } asks for a second person. This follows alert { $code } and does not go until somebody approves it.
    { $headline }
approve-notice-follow-emergency =
    EMERGENCY. { $name } asks for a second person. This follows alert { $code } and does not go until somebody approves it. Please look now.
    { $headline }
approve-notice-review =
    { $name } sent alert { $code } at once, because of danger to life. Please look at it now.
    { $headline }

# What those hear who ask. Somebody who can be reached in Telegram gets a notice at once.
approve-asked =
    { $told ->
        [0] Nobody else who may look at it can be reached in Telegram yet. Ask a colleague of your team or a supervisor to open our chat there, or your administrator to invite one (mersey staff invite). They see it when their shift begins.
        [one] 1 colleague was told just now.
       *[other] { $told } colleagues were told just now.
    }
approve-told-approved = { $name } approved alert { $code }. It is going out.
approve-told-scheduled = { $name } approved alert { $code }. It goes out on { $time }.
approve-told-returned =
    { $name } sent alert { $code } back to you. It did not go. Send /alert to change it.
    The reason: { $reason }
approve-told-rejected =
    { $name } said no to alert { $code }. It does not go.
    The reason: { $reason }
approve-told-follow-approved = { $name } approved what follows alert { $code }. It is going out.
approve-told-follow-returned =
    { $name } sent back what follows alert { $code }. It did not go. Please write it again.
    The reason: { $reason }
approve-told-follow-rejected =
    { $name } said no to what follows alert { $code }. It does not go.
    The reason: { $reason }
approve-told-moved = Alert { $code } did not go yet: since it was written it would reach another number of people, or its areas changed. It waits for a second person.
approve-told-left = Alert { $code } does not go at its time: somebody who had a hand in it was taken off the staff. It is a draft of your team again. Send /alert to look at it.
approve-told-late = Alert { $code } did not go. Its time went by while the messenger was not running. Send /alert to write a new one.
approve-told-late-waiting = Alert { $code } did not go: nobody approved it in time. It is a draft again. Send /alert to give it a new time, or to throw it away.
approve-told-follow-late = The update to alert { $code } did not go: nobody approved it before the alert was over. To correct the alert, or to say that it is over, send /sent.

# /approve
approve-telegram-only = Alerts are approved in Telegram or in the browser. Open our chat in Telegram and send /approve.
approve-nothing = Nothing waits for you to approve.
approve-nothing-more = Nothing else waits for you.
approve-own =
    { $count ->
        [one] One of yours waits for a colleague: { $codes }.
       *[other] { $count } of yours wait for a colleague: { $codes }.
    }
approve-waiting =
    { $count ->
        [one] 1 alert waits for you. Send /approve.
       *[other] { $count } alerts wait for you. Send /approve.
    }
approve-more =
    { $count ->
        [one] 1 more waits for you.
       *[other] { $count } more wait for you.
    }
approve-gone = This does not wait for you any more. Send /approve to see what does.
approve-you = You
approve-gone-approved = { $name } approved alert { $code } already.
approve-gone-returned = { $name } sent alert { $code } back to be changed.
approve-gone-rejected = { $name } said no to alert { $code }. It does not go.
approve-gone-reviewed = { $name } looked at alert { $code } already.
approve-gone-void = { $name } changed alert { $code } after you were asked. If it is to go, you are asked again.
approve-gone-moved = The people or the areas of alert { $code } changed, so it was asked for again. Send /approve to see it.
approve-gone-left = Somebody who had a hand in it was taken off the staff, so alert { $code } is a draft again. If it is to go, you are asked again.
approve-gone-late = Alert { $code } did not go: it would have come too late.
approve-gone-follow-approved = { $name } approved what follows alert { $code } already.
approve-gone-follow-returned = { $name } sent back what follows alert { $code }, to be written again.
approve-gone-follow-rejected = { $name } said no to what follows alert { $code }. It does not go.
approve-gone-follow-reviewed = { $name } looked at what follows alert { $code } already.
approve-gone-follow-void = { $name } stopped what follows alert { $code }. It does not go.
approve-gone-follow-withdrawn = { $name } withdrew alert { $code } meanwhile, so what follows it does not go.
approve-gone-follow-stood-down = { $name } stood down alert { $code } meanwhile, so what follows it does not go.
approve-gone-follow-late = The update to alert { $code } did not go: the alert was over before anybody approved it.
approve-gone-follow-moved = Alert { $code } changed, so what follows it was asked for again. Send /approve to see it.
approve-not-you = You had a hand in this alert, or it belongs to another team. Somebody else must look at it.
approve-expired = This comes too late: the alert would be over already. Please send it back.

approve-who = { $name } asks you to look at alert { $code }. It does not go before you say yes.
approve-who-follow = { $name } asks you to look at what follows alert { $code }. It does not go before you say yes.
approve-who-review = { $name } sent alert { $code } at once, because of danger to life. It is out. Please check that it is right.
approve-as-telegram = On Telegram it looks like this:
approve-as-sms =
    { $parts ->
        [one] As a text message it looks like this (1 part):
       *[other] As a text message it looks like this ({ $parts } parts):
    }
approve-words = The words:
approve-for = For: { $whom }.
approve-team = From: { $sender }.
approve-urgency = Urgency: { $urgency }.
approve-until = In force until { $time }.
approve-outcome = People hear how it ended by { $day }.
approve-translation =
    In { $language }:
    { $words }
# Ways that nobody gets it by are left out.
people-ways =
    { $telegram ->
        [0] { $sms } by text
       *[other]
            { $sms ->
                [0] { $telegram } by Telegram
               *[other] { $telegram } by Telegram, { $sms } by text
            }
    }
approve-people =
    { $people ->
        [one] 1 person: { people-ways }.
       *[other] { $people } people: { people-ways }.
    }
approve-people-had =
    { $people ->
        [one] It goes to the 1 person who had the alert.
       *[other] It goes to the { $people } people who had the alert.
    }
approve-people-asked =
    { $people ->
        [one] It was 1 person when it was asked for.
       *[other] It was { $people } people when it was asked for.
    }
approve-goes = Goes out on { $time }.
approve-goes-now = Goes out as soon as you approve it.
approve-why = Why somebody must look: { $reasons }.
approve-reason-urgency = danger to life
approve-reason-group = it is for a protected group
approve-reason-people = many people
approve-reason-telegram = many people, and sent from a phone
approve-reason-moved = the number of people or the areas changed since
approve-change-before = Before:
approve-change-now = Now:
approve-change-fields = Also changed: { $fields }.
approve-change-none = Nothing changed since it was last looked at.
approve-field-translations = translations
approve-field-photo = photo
approve-field-sender = sender
approve-field-category = category
approve-field-urgency = urgency
approve-field-appeal = asks for witnesses
approve-field-outcome = outcome date
approve-field-groups = groups
approve-field-areas = areas
approve-field-time = time
approve-field-expiry = how long it lives
approve-found = Check: { $finding }
approve-found-kept = Check: { $finding } The author looked at it and kept it.
approve-fingerprint = Fingerprint: { $shown }

approve-yes = Approve
approve-back = Send back
approve-no = Refuse
approve-reviewed = I have looked at it
approve-next = Show the next one
approve-leave = Leave it for now
approve-ask-back = Why do you send it back? Write one or two sentences. { $name } will read them.
approve-ask-no = Why should it not go at all? Write one or two sentences. { $name } will read them.
approve-reason-missing = Please write the reason.
approve-reason-long = Please keep the reason under { $most } characters.
approve-cancel = Back to the alert

approve-done-approved = You approved alert { $code }. It is going out.
approve-done-scheduled = You approved alert { $code }. It goes out on { $time }.
approve-done-follow = You approved what follows alert { $code }. It is going out.
approve-done-returned = Sent back. { $name } is told why.
approve-done-rejected = It does not go. { $name } is told why.
approve-done-reviewed = Thank you. It is noted that you have looked at it.
approve-done-moved = Nothing went yet: alert { $code } would now reach another number of people, or its areas changed. Please look at it again.
approve-left = It still waits. Send /approve to come back to it.
