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
alert-useful-button = Przydatne
alert-not-useful-button = Nieprzydatne
alert-mute-button = Wycisz ten temat
