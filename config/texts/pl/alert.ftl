# Not yet reviewed by a native speaker.

# What residents see of an alert. The words of the officer stand between these, as they were written.

alert-headline = { $category }: { $area }
alert-emergency-headline = ZAGROŻENIE ŻYCIA - { $headline }
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

alert-promise = Do { $day } { $month } damy znać, jak to się skończyło.

alert-telegram-emergency =
    { $headline }

    { $text }

    { alert-ask-now }
    { alert-ask-earlier }

    { $sender }
    Czy ta wiadomość jest prawdziwa? Wyślij CHECK { $code }.
alert-ask-now = Jeśli grozi ci coś złego albo widzisz coś teraz, dzwoń pod 999.
alert-ask-earlier = Jeśli coś było widać wcześniej, naciśnij przycisk. Nie podajesz nazwiska.
alert-sms-emergency =
    { $headline }
    { $text }
    Widzisz coś teraz? Dzwoń 999. Coś było widać? Odpisz SAW { $code } i opis, bez nazwiska. Prawdziwe? Odpisz CHECK { $code }
    { $sender }

alert-saw-button = Wiem coś o tym
alert-useful-button = Przydatne
alert-not-useful-button = Nieprzydatne
alert-mute-button = Wycisz ten temat

digest-telegram =
    Nowe alerty dla Ciebie:
    { $lines }
    Wyślij /alerts, aby przeczytać je tutaj, albo otwórz { $page }
digest-sms =
    Nowe alerty dla Ciebie:
    { $lines }
    Przeczytaj je na { $page }
digest-line = - { $headline } ({ $code })
digest-more = + { $more }
