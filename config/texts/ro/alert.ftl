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

# CHECK K7QX
check-real = Da, mesajul este al nostru. "{ $headline }" a fost trimis de { $sender } pe { $day } la { $time }.
check-stopped = Mesajul este al nostru, dar am oprit trimiterea: "{ $headline }", de la { $sender }.
check-unknown = Nu am trimis nimic cu codul { $code }. Verificați codul încă o dată. Dacă este corect, mesajul nu este de la noi: nu deschideți linkurile din el și nu sunați la numerele din el.
check-how = Ca să verificați un mesaj, trimiteți CHECK și codul lui, de exemplu CHECK K7QX.
