# What follows an alert, as residents see it: more is known, it was wrong, it is over, how it ended.

follow-update-headline = UPDATE - { $headline }
follow-correction-headline = CORRECTION - { $headline }
follow-outcome-headline = HOW IT ENDED - { $headline }

follow-telegram-outcome =
    { $headline }

    { $text }

    Thank you to everybody who helped.

    { $sender }
    Is this message real? Send CHECK { $code }.
follow-sms-outcome =
    { $headline }
    { $text }
    Thank you to all who helped. Real? Reply CHECK { $code }
    { $sender }

follow-telegram-withdrawal =
    { $headline }

    This message was wrong. Please ignore it. We are sorry.

    { $sender }
    Is this message real? Send CHECK { $code }.
follow-sms-withdrawal =
    Our message "{ $headline }" was wrong. Please ignore it. We are sorry. Real? Reply CHECK { $code }
    { $sender }

follow-telegram-stand-down =
    { $headline }

    This is over now. You do not need to do anything more. Thank you.

    If you know something about it, press the button. You do not give your name.

    { $sender }
    Is this message real? Send CHECK { $code }.
follow-sms-stand-down =
    This is over now. { $headline }. You do not need to do anything more. Thank you. Know something? Reply SAW { $code } and what you know, no name needed. Real? Reply CHECK { $code }
    { $sender }

# A short message of its own on Telegram: a changed message makes no sound.
follow-notice-update = There is news in this message. Please read it again.
follow-notice-correction = We have put this message right. Please read it again.
follow-notice-withdrawal = This message was wrong. Please ignore it.
follow-notice-stand-down = This is over now. Thank you.
