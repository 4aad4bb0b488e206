# Neighbourhood Watch schemes: what neighbours and their coordinators read.

command-scheme = Neighbourhood Watch schemes

# SCHEME
scheme-what = In a Neighbourhood Watch scheme neighbours look out for each other. To join one, send JOIN and the code on its poster. You can also start one.
scheme-mine = You are in: { $schemes }. To join another, send JOIN and the code on its poster.
scheme-which = Which scheme?
scheme-yes = Yes
scheme-no = No
scheme-nothing-changed = All right. Nothing was sent and nothing has changed.

# Asking for a scheme
scheme-name-ask = What is the scheme called? For example: Linacre Lane Watch.
scheme-area-ask = Where is it? Send a postcode or the name of a place, like L20 4AB or Linacre.
scheme-area-wide = { $place } is too big for one scheme. Please send a postcode or a smaller place.
scheme-sure = { $scheme }, for { $place }. You will be its coordinator: you may pass police alerts on and write to the members. You see how many they are, never who. Is this right?
scheme-asked = Thank you. An officer must say yes first. Please talk to your local officer, or ring 101, and give them this code: { $code }. We write to you when they decide.
scheme-still-asked = { $scheme } still waits for an officer. Please talk to your local officer, or ring 101, and give them this code: { $code }.
scheme-asked-lately = You have asked for a scheme in the last 7 days. Please talk to your local officer first, or ring 101.
scheme-told-approve = Good news: { $scheme } can start. Neighbours join by sending JOIN { $code }. To see what you can do, send SCHEME.
scheme-told-decline = Thank you for offering to lead { $scheme }. The police cannot say yes just now. To talk about it, ring 101. Your alerts stay as they are.
scheme-told-stop = The police have stopped { $scheme }. Nothing more goes out from it. To talk about it, ring 101.

# What a coordinator can do
scheme-home = { $scheme }. Members: { $members }. What do you want to do?
scheme-do-start = Start a scheme
scheme-do-pass = Pass an alert on
scheme-do-write = Write to the members
scheme-do-poster = Code for the poster
scheme-do-deputy = Add a deputy
scheme-do-leave = Leave the scheme
scheme-poster = For the poster of { $scheme }: send JOIN { $code }. { $link }
scheme-deputy-code = Give this code to one person you trust. It works once, for 7 days: SCHEME { $code }. They will be able to pass alerts on and write to the members of { $scheme }.
scheme-lead-coordinator = You can lead { $scheme } ({ $place }): pass police alerts on and write to the members. You see how many they are, never who. Do you want to?
scheme-lead-deputy = You can help to lead { $scheme } ({ $place }): pass police alerts on and write to the members. You see how many they are, never who. Do you want to?
scheme-lead-done = Done. You now lead { $scheme }. To see what you can do, send SCHEME.
scheme-lead-unknown = This code was used already, is older than 7 days, or has a typing error. Check it, or ask for a new one.

# JOIN and the code on a poster
scheme-join-ask = { $scheme } is a Neighbourhood Watch scheme for { $place }. If you join, the police and its coordinator, who is a neighbour, may write to you. Neither the coordinator nor other members see your name or number. To leave, send LEAVE.
scheme-join-ask-alerts = You will also get police alerts for { $place }. To stop everything, send STOP.
scheme-join-yes = Join
scheme-join-no = No thanks
scheme-joined = Done. You are in { $scheme }. To leave it, send LEAVE.
scheme-joined-alerts = You also get police alerts for { $place }. To stop everything, send STOP.
scheme-joined-before = You are in { $scheme } already. To leave it, send LEAVE.
scheme-code-unknown = No scheme has the code { $code }. Please look at the poster again.
scheme-not-running = { $scheme } is not running just now. You can still get police alerts: send JOIN and your postcode.

# LEAVE
scheme-left = Done. You have left { $scheme }. Your police alerts stay as they are.
scheme-lead-left = You led a Neighbourhood Watch scheme. We tell your local officers that it needs somebody new.
scheme-leave-which = Which scheme do you want to leave?
scheme-leave-sure = You lead { $scheme }. If you leave, somebody else must do it. Do you want to leave?
scheme-leave-none = You are in no Neighbourhood Watch scheme. To stop everything, send STOP.

# FWD K7QX
scheme-forward-how = To pass an alert on, send FWD and its code, like FWD K7QX.
scheme-forward-not-yours = Only coordinators can do that. To see what you can do, send SCHEME.
scheme-forward-unknown = We know no alert with the code { $code }. Please look at the code again.
scheme-forward-over = Alert { $code } is over or was stopped, so please do not pass it on.
scheme-forward-some-only = Alert { $code } went to some people only, so it cannot be passed on.
scheme-forward-before = { $code } is on its way to your scheme already.
scheme-forward-nobody = All your members have { $code } already. Thank you.
scheme-forward-counts = This is what they get. Will be told: { $told }. Had it already: { $had }.
scheme-forward-do-send = Send it
scheme-forward-do-line = Write a line of my own
scheme-forward-do-bare = No line of my own
scheme-forward-do-leave = Do not send
scheme-forward-line = Write one line of your own. It stands above the alert, and may have { $most } letters.
scheme-forward-done = Thank you. It goes to { $scheme }. Will be told: { $told }. Had it already: { $had }.
scheme-forward-button = Pass on to my scheme
scheme-pass-which = Which alert?
scheme-pass-none = No alert is in force for your places. If you have the code of one, send FWD and the code.
scheme-line-no-room = This alert fills a whole text, so there is no room for a line of yours. You can pass it on as it is.

# What is wrong with somebody's words
scheme-words-empty = Please write a few words.
scheme-words-long = That is { $surplus } letters too long. At most { $most }, please.
scheme-words-costly = Some phones cannot show this: { $characters } Please write it with plain letters.
scheme-words-link = Please leave this out: { $found } Links and addresses are not allowed, so that nobody is led to a false page.
scheme-words-number = Please leave this number out: { $number } Only 999, 101 and known helplines are allowed.
scheme-line-quotes = Please leave out the quotation marks, so that everybody sees where your line ends.
scheme-line-police = Please leave this word out: { $found } Nobody must take your line for words of the police.

# As members read it
scheme-forward-telegram =
    Passed on by the coordinator of { $scheme }, who writes: "{ $line }"

    The alert from the police and their partners:

    { $alert }
scheme-forward-telegram-bare =
    Passed on by the coordinator of { $scheme }. The alert from the police and their partners:

    { $alert }
scheme-forward-sms =
    Your Watch coordinator: { $line } (Not right? REPORT { $code })
    { $headline }
    { $text }
    Emergency: 999. Saw something? SAW { $code }. Real? CHECK { $code }
    { $sender }
scheme-forward-sms-bare =
    From your Watch coordinator
    { $headline }
    { $text }
    Emergency: 999. Saw something? SAW { $code }. Real? CHECK { $code }
    { $sender }
scheme-follow-sms =
    Passed on by { $scheme }:
    { $alert }
scheme-message-telegram =
    From the coordinator of { $scheme }, not from the police:

    { $text }

    Is this message not right? Press the button. To leave the scheme, send /leave.
scheme-message-sms =
    From the coordinator of { $scheme }, not from the police:
    { $text }
    Not right? REPORT { $number }. Leave: LEAVE

# Writing to one's scheme, and REPORT
scheme-write-ask = What do you want to say? At most { $most } letters. It is marked as from you, not from the police.
scheme-write-cap = You have written 2 times in 7 days. You can write again on { $again }.
scheme-write-count = This is what they get. Members: { $members }. Send it?
scheme-write-do-send = Send it
scheme-write-do-change = Write it anew
scheme-write-do-leave = Do not send
scheme-written = Thank you. It goes to the members of { $scheme } now.
scheme-written-later = Thank you. It is night, so it goes to the members of { $scheme } at { $time }.
scheme-report-button = This is not right
scheme-report-how = Send REPORT and the number or the code under the message, such as REPORT 1.
scheme-reported = Thank you. Officers look at this message. The coordinator does not hear that it was you.
scheme-report-unknown = We have no such message for you. In an emergency ring 999. To tell the police something, send TIP and your words.

# In the copy of what we hold
copy-scheme-coordinator = You lead the Neighbourhood Watch scheme { $scheme }
copy-scheme-deputy = You help to lead the Neighbourhood Watch scheme { $scheme }
copy-scheme-member = You are in the Neighbourhood Watch scheme { $scheme }
copy-deed-scheme-in = joined a Neighbourhood Watch scheme
copy-deed-scheme-out = left a Neighbourhood Watch scheme
