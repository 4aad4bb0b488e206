# Not yet reviewed by a native speaker.

# What residents see of an alert. The words of the officer stand between these, as they were written.

alert-headline = { $category }: { $area }
alert-two-areas = { $first } i { $second }
alert-many-areas = { $first }, { $second } i jeszcze { $more }

alert-telegram-appeal =
    { $headline }

    { $text }

    Ktoś coś widział lub słyszał? Naciśnij przycisk. Nie podajesz nazwiska.

    { $sender }
    W razie zagrożenia dzwoń pod 999. Czy ta wiadomość jest prawdziwa? Wyślij CHECK { $code }.
alert-telegram-news =
    { $headline }

    { $text }

    Jeśli coś o tym wiesz, naciśnij przycisk. Nie podajesz nazwiska.

    { $sender }
    W razie zagrożenia dzwoń pod 999. Czy ta wiadomość jest prawdziwa? Wyślij CHECK { $code }.

alert-sms-appeal =
    { $headline }
    { $text }
    Ktoś coś widział? Odpisz SAW { $code } i opis, bez nazwiska. Zagrożenie: 999. Prawdziwe? Odpisz CHECK { $code }
    { $sender }
alert-sms-news =
    { $headline }
    { $text }
    Wiesz coś? Odpisz SAW { $code } i co wiesz, bez nazwiska. Zagrożenie: 999. Prawdziwe? Odpisz CHECK { $code }
    { $sender }

alert-saw-button = Wiem coś o tym

# CHECK K7QX
check-real = Tak, to nasza wiadomość: "{ $headline }". Nadawca: { $sender }. Wysłana { $day } o { $time }.
check-stopped = To nasza wiadomość, ale przestaliśmy ją wysyłać: "{ $headline }". Nadawca: { $sender }.
check-unknown = Nie wysłaliśmy niczego z kodem { $code }. Sprawdź kod jeszcze raz. Jeśli się zgadza, ta wiadomość nie jest od nas: nie otwieraj jej linków i nie dzwoń pod jej numery.
check-how = Żeby sprawdzić wiadomość, wyślij CHECK i jej kod, np. CHECK K7QX.
