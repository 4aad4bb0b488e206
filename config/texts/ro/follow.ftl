# Not yet reviewed by a native speaker.

follow-update-headline = NOUTĂȚI - { $headline }
follow-correction-headline = CORECTARE - { $headline }
follow-outcome-headline = CUM S-A TERMINAT - { $headline }

follow-telegram-outcome =
    { $headline }

    { $text }

    Mulțumim tuturor celor care au ajutat.

    { $sender }
    Este mesajul adevărat? Trimiteți CHECK { $code }.
follow-sms-outcome =
    { $headline }
    { $text }
    Mulțumim tuturor celor care au ajutat. E real? Trimiteți CHECK { $code }
    { $sender }

follow-telegram-withdrawal =
    { $headline }

    Acest mesaj a fost greșit. Vă rugăm să nu țineți cont de el. Ne pare rău.

    { $sender }
    Este mesajul adevărat? Trimiteți CHECK { $code }.
follow-sms-withdrawal =
    Mesajul nostru "{ $headline }" a fost greșit. Vă rugăm să nu țineți cont de el. Ne pare rău. E real? Trimiteți CHECK { $code }
    { $sender }

follow-telegram-stand-down =
    { $headline }

    S-a încheiat. Nu mai trebuie să faceți nimic. Vă mulțumim.

    Dacă știți ceva despre asta, apăsați butonul. Nu vă dați numele.

    { $sender }
    Este mesajul adevărat? Trimiteți CHECK { $code }.
follow-sms-stand-down =
    S-a încheiat. { $headline }. Nu mai trebuie să faceți nimic. Vă mulțumim. Știți ceva? Răspundeți SAW { $code } și ce știți, fără nume. E real? Trimiteți CHECK { $code }
    { $sender }

follow-notice-update = Sunt noutăți în acest mesaj. Vă rugăm să îl citiți din nou.
follow-notice-correction = Am corectat acest mesaj. Vă rugăm să îl citiți din nou.
follow-notice-withdrawal = Acest mesaj a fost greșit. Vă rugăm să nu țineți cont de el.
follow-notice-stand-down = S-a încheiat. Vă mulțumim.
