# Not yet reviewed by a native speaker.

# What residents see of an alert. The words of the officer stand between these, as they were written.

alert-headline = { $category }: { $area }
alert-emergency-headline = URGENȚĂ - { $headline }
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

alert-promise = Vă spunem până pe { $day } { $month } cum s-a terminat.

alert-telegram-emergency =
    { $headline }

    { $text }

    { alert-ask-now }
    { alert-ask-earlier }

    { $sender }
    Este mesajul adevărat? Trimiteți CHECK { $code }.
alert-ask-now = Dacă sunteți în pericol sau vedeți ceva acum, sunați la 999.
alert-ask-earlier = Dacă ați văzut ceva mai devreme, apăsați butonul. Nu vă dați numele.
alert-sms-emergency =
    { $headline }
    { $text }
    Vedeți ceva acum? Sunați la 999. Ați văzut ceva mai devreme? Răspundeți SAW { $code } și ce știți, fără nume. E real? Trimiteți CHECK { $code }
    { $sender }

alert-saw-button = Am văzut ceva
alert-useful-button = Util
alert-not-useful-button = Nu e util
alert-mute-button = Opriți acest subiect

digest-telegram =
    Alerte noi pentru dumneavoastră:
    { $lines }
    Trimiteți /alerts ca să le citiți aici sau deschideți { $page }
digest-sms =
    Alerte noi pentru dumneavoastră:
    { $lines }
    Citiți-le la { $page }
digest-line = - { $headline } ({ $code })
digest-more = + { $more }
