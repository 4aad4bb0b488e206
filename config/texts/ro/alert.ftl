# Not yet reviewed by a native speaker.

# What residents see of an alert. The words of the officer stand between these, as they were written.

alert-headline = { $category }: { $area }
alert-two-areas = { $first } și { $second }
alert-many-areas = { $first }, { $second } și încă { $more }

alert-telegram-appeal =
    { $headline }

    { $text }

    Ați văzut sau auzit ceva? Apăsați butonul. Nu vă dați numele.

    { $sender }
    În caz de urgență sunați la 999. Este mesajul adevărat? Trimiteți CHECK { $code }.
alert-telegram-news =
    { $headline }

    { $text }

    Dacă știți ceva despre asta, apăsați butonul. Nu vă dați numele.

    { $sender }
    În caz de urgență sunați la 999. Este mesajul adevărat? Trimiteți CHECK { $code }.

alert-sms-appeal =
    { $headline }
    { $text }
    Ați văzut ceva? Răspundeți SAW { $code } și ce știți, fără nume. Urgență: 999. E real? Trimiteți CHECK { $code }
    { $sender }
alert-sms-news =
    { $headline }
    { $text }
    Știți ceva? Răspundeți SAW { $code } și ce știți, fără nume. Urgență: 999. E real? Trimiteți CHECK { $code }
    { $sender }

alert-saw-button = Am văzut ceva
alert-useful-button = Util
alert-not-useful-button = Nu e util
alert-mute-button = Opriți acest subiect
