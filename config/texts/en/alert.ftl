# What residents see of an alert. The words of the officer stand between these, as they were written.

alert-headline = { $category }: { $area }
alert-emergency-headline = EMERGENCY - { $headline }
alert-two-areas = { $first } and { $second }
alert-many-areas = { $first }, { $second } and { $more } more

alert-telegram-appeal =
    { $headline }

    { $text }

    Did you see or hear anything? Press the button. You do not give your name.

    { $sender }
    In an emergency ring 999. Is this message real? Send CHECK { $code }.
alert-telegram-news =
    { $headline }

    { $text }

    If you know something about this, press the button. You do not give your name.

    { $sender }
    In an emergency ring 999. Is this message real? Send CHECK { $code }.

alert-sms-appeal =
    { $headline }
    { $text }
    Saw something? Reply SAW { $code } and what you saw, no name needed. Emergency: 999. Real? Reply CHECK { $code }
    { $sender }
alert-sms-news =
    { $headline }
    { $text }
    Know something? Reply SAW { $code } and what you know, no name needed. Emergency: 999. Real? Reply CHECK { $code }
    { $sender }

# By when people hear how it ended, below an appeal.
alert-promise = We will tell you how it ended by { $day } { $month }.

alert-telegram-emergency =
    { $headline }

    { $text }

    { alert-ask-now }
    { alert-ask-earlier }

    { $sender }
    Is this message real? Send CHECK { $code }.
alert-ask-now = If you are in danger or see something now, ring 999.
alert-ask-earlier = If you saw something earlier, press the button. You do not give your name.
alert-sms-emergency =
    { $headline }
    { $text }
    See something now? Ring 999. Saw something earlier? Reply SAW { $code } and what you saw, no name needed. Real? Reply CHECK { $code }
    { $sender }

alert-saw-button = I saw something
alert-useful-button = Useful
alert-not-useful-button = Not useful
alert-mute-button = Mute this

# Several alerts in one message, in the morning
digest-telegram =
    New alerts for you:
    { $lines }
    Send /alerts to read them here, or open { $page }
digest-sms =
    New alerts for you:
    { $lines }
    Read them at { $page }
digest-line = - { $headline } ({ $code })
digest-more = + { $more }
