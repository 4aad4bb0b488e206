### The staff desk in the browser, and the pages that say what went wrong.

desk-brand = Mersey Messenger
desk-name = Staff desk
desk-title = { $page } - Staff desk
desk-skip = Skip to the content
desk-recorded = What you open and send here is recorded under your name.
desk-sign-out = Sign out
desk-home = Back to the list

# Sign in
desk-sign-in = Sign in
desk-sign-in-why = Tips from residents are read and answered here, by the team that they came to. Officers look after their alerts here.
desk-code = Your code of 12 digits
desk-code-how = Send /desk to our bot in Telegram, or text DESK to our number from your own phone. It answers with a code. The code works once, for 10 minutes.
desk-code-wrong = That code did not work. It may have a typing error, be used already, or be older than 10 minutes. Send /desk to get a new one.
desk-code-too-often = Too many tries. Please wait 10 minutes, then send /desk to get a new code.
desk-came-back = Signed in on this device already?
desk-open-again = Open the page

# Where they are signed in
desk-more = More
desk-sessions = Where you are signed in
desk-sessions-why = Each sign-in ends by itself after 8 hours, at the end of a shift.
desk-session-this = Here, in this browser
desk-session-other = In another browser
desk-session-began = Since { $when }
desk-session-end = End it
desk-session-end-which = End the sign-in since { $when }
desk-session-end-others = End all others
desk-sessions-lost = Lost your phone? Ask your supervisor to send /revoke: that ends everything at once.
desk-done-session-end = That sign-in has ended.
desk-done-session-end-others = All other sign-ins have ended.

# Words that are ready
desk-answers = Ready words
desk-answers-why = Your team picks from these when it writes to a sender. Change them as you like. If you take all away, the first set comes back.
desk-answer-title = Title
desk-answer-words = Words
desk-answer-kind = For
desk-answer-question = a question
desk-answer-message = a message
desk-answer-keep = Keep
desk-answer-drop = Take away
desk-answer-drop-which = Take away: { $title }
desk-answer-new = Add new words
desk-ready = Ready words
desk-ready-use = Use these
desk-done-answer-keep = Kept.
desk-done-answer-drop = Taken away.

# Figures
desk-figures = Figures
desk-figures-why = All teams together, the last { $weeks } weeks that are over, from { $first } on. They count reports, not people.
desk-figures-area = Tips by area
desk-figures-category = Tips by what they are about
desk-figures-weekly = Tips by week, by its Monday
desk-figures-claimed = How soon they were claimed
desk-figures-closed = How they ended
desk-figures-from-to = { $low } to { $high }
desk-figures-kept-back = not shown
desk-figures-none = Fewer than 5 each in all of these:
desk-figures-fewer = Fewer than 5 each:
desk-figures-how = Small numbers could lead to a sender. So nothing below 5 is shown, larger numbers come in steps of five, and there are no sums. "Not shown" keeps a small number from being worked out.
desk-within-two-hours = Within 2 hours
desk-within-eight-hours = Within 8 hours
desk-within-day = Within a day
desk-within-longer = Later

# The list
desk-tips = Your team's tips
desk-waiting = { $count ->
    [0] Nothing waits to be claimed.
    [one] 1 tip waits to be claimed.
   *[other] { $count } tips wait to be claimed.
  }
desk-group-waiting = Waiting to be claimed
desk-group-mine = Claimed by you
desk-group-others = Being dealt with
desk-more-tips = Show { $count } more
desk-look-again = Look again
desk-empty = No open tips
desk-empty-more = When a resident sends one to your team, it appears here.
desk-empty-told = When a resident sends one to your team, your team is told and it appears here.
desk-all-claimed = All of them are being dealt with.

# A tip
desk-urgency-emergency = Emergency
desk-urgency-urgent = Urgent
desk-urgency-routine = Routine
desk-state-new = Waiting
desk-state-mine = Claimed by you
desk-state-claimed = Claimed by { $name }
desk-state-closed = Closed
desk-safeguarding = Safeguarding
desk-taken-back = Sender took this back
desk-asked-often = Asked 3 times or more
desk-copy = Copy for your team
desk-no-area = Place not known
desk-whole-force = whole force
desk-somebody = a colleague
desk-facts = What we know
desk-about = About
desk-where = Where
desk-when = Received
desk-state = State
desk-team = Team
desk-how-it-ended = How it ended
desk-in-answer = In answer to
desk-reply = Alert { $code }: { $category }, { $area }
desk-hour-today = today, { $from } to { $to }
desk-hour-yesterday = yesterday, { $from } to { $to }
desk-hour-day = { $day }, { $from } to { $to }

desk-claim = Claim and read
desk-claim-why = Its words are opened for the person who claims it. Claim it if you can deal with it now.
desk-claim-danger = Somebody may be in danger. Claim it now, or make sure that the control room has it. The sender was told to ring 999.
desk-has-it = { $name } is dealing with this tip.
desk-is-closed = This tip is closed.
desk-is-copy = This tip belongs to { $team }. Your team has a copy to read.
desk-read-words = Read it
desk-taken-back-more = The sender has asked to take this tip back after it was opened. They cannot be written to. Decide whether it still needs action.

desk-said = What was said
desk-sender = Sender
desk-you = You
desk-photo = Photo { $number } from the sender
desk-photo-waiting = A photo came with this. It is being fetched: look again in a minute.
desk-photo-lost = A photo came with this, and could not be fetched.
desk-nameless = Nothing on this desk shows who the sender is.

desk-contact = To be rung by an officer
desk-contact-show = Show their number
desk-contact-hint = The sender asked to be rung. Each look at the number is on record.
desk-contact-how = They agreed that an officer of your team rings them. Somebody else may pick up: do not say what it is about before you know who it is.
desk-contact-gone = The sender took their number back. Please do not ring them.
desk-contact-when = Shared { $when }. Wording that they agreed to: { $wording }.
desk-back-to-tip = Back to { $alias }
desk-reasons = Why it came to you
desk-reasons-hint = The machine read the words and chose by these rules. It can be wrong: you decide.
desk-reason-danger = Danger
desk-reason-category = About
desk-reason-safeguarding = Safeguarding
desk-reason-urgency = Urgency
desk-reason-team = Team
desk-reason-unsure = Not sure
desk-reason-own = Own words
desk-reason-other = Also

# Ask, tell, close
desk-next = What next
desk-cannot-answer = This sender cannot be written to: they wanted no questions, have closed the way back, or take no more messages from us. Words that were sent to them last may not have arrived.
desk-how-sent-night = It is night: they get it after 8 in the morning.
desk-how-sent = They get "You have a message" first. The text follows only when they ask for it.
desk-ask = Ask a question
desk-ask-warning = Do not ask them to find things out for us. Ask only what they know already, and nothing that shows who they are.
desk-ask-label = Your question
desk-ask-send = Send the question
desk-many-questions = They have been asked three times or more, and your supervisors know. Speak with your supervisor before you ask again.
desk-answer = Tell them something
desk-answer-hint = For thanks or news that needs no reply.
desk-answer-label = Your message
desk-answer-send = Send the message
desk-words-hint = At most { $most } characters. No names, no addresses, no emoji.
desk-close = Close this tip
desk-close-hint = The sender is told how it ended, then the way back is closed for good. This cannot be undone.
desk-close-hint-untold = The sender cannot be told. This cannot be undone.
desk-outcome = How did it end?
desk-outcome-acted-on = Acted on
desk-outcome-kept = Kept as intelligence
desk-outcome-passed-on = Passed on
desk-outcome-nothing-found = Nothing found
desk-outcome-not-for-us = Not for us
desk-outcome-not-intelligence = Not intelligence
desk-outcome-told = They read: { $words }
desk-close-label = Your own words for the sender (optional)
desk-close-label-untold = A last note for the record (optional)
desk-close-send = Close the tip

# Within the team
desk-in-team = Within the team
desk-choose = Choose
desk-note = Add a note
desk-note-label = Your note
desk-note-hint = At most { $most } characters. Those who work on this tip read it, never the sender.
desk-note-send = Keep the note
desk-is-note = Note, not for the sender
desk-is-passed = Passed on to { $team }
desk-link = Link to an alert
desk-link-label = Code of the alert
desk-link-hint = Four letters and digits, such as K7QX. Leave it empty to take the link away.
desk-link-send = Keep the link
desk-belongs-to = Belongs to
desk-alert = Alert { $code }
desk-see-alert = See the alert
desk-hand-over = Hand over to a colleague
desk-hand-over-hint = Speak with them first: they are not told by us. It is theirs at once.
desk-hand-over-send = Hand it over
desk-colleague = Colleague
desk-give-back = Give it back to the team
desk-give-back-hint = It waits for your team again, its clock begins anew, and your team is told.
desk-give-back-other = If they cannot deal with it any more, it can wait for your team again. Your team is told.
desk-give-back-send = Give it back
desk-pass-on = Pass on to another team
desk-pass-on-hint = It waits there as if it had just come, and they are told. They read all words and notes. Your team can no longer open it.
desk-pass-on-team = To which team?
desk-pass-on-label = Why?
desk-pass-on-words = At most { $most } characters. The other team reads it, never the sender.
desk-pass-on-send = Pass it on
desk-team-untried = { $team } (nobody there is told yet)
desk-dismiss = Not intelligence
desk-dismiss-hint = For what is no report at all: a joke, a test, a wrong number. It is closed and counted apart. This cannot be undone.
desk-dismiss-tell = Tell the sender?
desk-dismiss-yes = Yes, kindly
desk-dismiss-no = No
desk-dismiss-no-hint = They hear nothing. The way back is closed.
desk-dismiss-send = Close it as no intelligence

desk-hold = Keep it longer (legal hold)
desk-hold-hint = For a court or an inquiry. Its words are not destroyed until a supervisor lets go. The way back to the sender ends all the same.
desk-hold-label = Why?
desk-hold-send = Hold it
desk-let-go = Let go of it (legal hold)
desk-let-go-hint = If its time is over, its words are destroyed in the next night.
desk-let-go-send = Let go
desk-is-held = Legal hold
desk-held-since = since { $day }
desk-done-hold = It is held. Why stands with the notes.
desk-done-let-go = It is no longer held.

desk-done-dismiss = Closed as no intelligence.
desk-done-note = Your note is kept. The sender never sees it.
desk-done-pass-on = Passed on. The other team is told.
desk-done-hand-over = Your colleague has it now.
desk-done-give-back = It waits for your team again.
desk-done-link = Kept.
desk-choose-team = Choose a team.
desk-choose-colleague = Choose a colleague.
desk-no-such-alert = No alert with that code was sent. Please look at the code again.
desk-done-claim = It is yours now. Its words are below.
desk-done-ask = Your question is on its way. The answer will appear here.
desk-done-answer = Your message is on its way.
desk-tell-audience = It answered { $code }, and those who had that appeal have not heard how it ended. You can tell them on its page. Say what happened, never that somebody told us.
desk-tell-audience-link = Tell how { $code } ended
desk-done-close = Closed. If the sender can be reached, they will be told how it ended.
desk-done-signed-out = You are signed out.
desk-done-ended = Your session has ended, and what you sent was not taken. Please sign in again.
desk-too-late = A colleague was a moment faster, or it was closed meanwhile. Nothing is lost: here is how it stands.
desk-claim-first = That was not done: only the person who has claimed a tip can write to its sender or close it.
desk-choose-outcome = Choose how it ended.
desk-words-too-long = { $over ->
    [one] That is 1 character too long. At most { $most } fit.
   *[other] That is { $over } characters too long. At most { $most } fit.
  }
desk-words-link = "{ $found }" is or looks like a link. To open one could show who the sender is, so none is sent. If it is not a link, put a blank after the full stop.
desk-words-at = Please leave out e-mail addresses and names with @. To write there would show who the sender is.
desk-words-number = Please leave out { $number }: to ring it could show who the sender is. You can give 999, 101, 111, 105, 112, 116 123, 18000, Crimestoppers 0800 555 111 and Childline 0800 1111.
desk-words-who = "{ $found }" asks who the sender is. They were promised that nobody asks. Ask only about what they saw.
desk-words-task = "{ $found }" asks them to find something out for us. Nobody who tells us something is sent to do that. Ask only what they know already.
desk-refused-below = That was not sent. The reason stands at the form below.
desk-words-pictures = Old phones cannot show these: { $letters }. Leave them out.
desk-words-costly = That is too long for text messages because of these characters: { $letters }. Leave them out, or write less.

# Pages about what went wrong
desk-problem = That did not work
desk-other-team = This tip belongs to another team. If you think that it should be yours, please speak with them.
desk-no-tip = There is no such tip. Its sender may have taken it back before anybody read it, or the link has a typing error.
desk-form-stale = We could not read this form. Go back, load the page again, and try once more.
desk-form-too-large = That is more text than we can take. Go back and shorten it.
page-400 = We could not read that. Go back, load the page again, and try once more.
page-403 = We did not take that: it is not open to you, or the page was out of date. Go back, load it again, and try once more.
page-404 = There is nothing at this address. It may have a typing error.
page-409 = Somebody else changed it in the meantime. Go back and load the page again.
page-500 = Something went wrong here, and we have noted it. Nothing that you sent before is lost. Please try again in a minute.
page-503 = We are busy for a moment. Please try again in a minute.
