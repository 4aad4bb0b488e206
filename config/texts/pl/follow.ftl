# Not yet reviewed by a native speaker.

follow-update-headline = NOWE INFORMACJE - { $headline }
follow-correction-headline = SPROSTOWANIE - { $headline }
follow-outcome-headline = JAK TO SIĘ SKOŃCZYŁO - { $headline }

follow-telegram-outcome =
    { $headline }

    { $text }

    Dziękujemy wszystkim, którzy pomogli.

    { $sender }
    Czy ta wiadomość jest prawdziwa? Wyślij CHECK { $code }.
follow-sms-outcome =
    { $headline }
    { $text }
    Dziękujemy za pomoc. Prawdziwe? Odpisz CHECK { $code }
    { $sender }

follow-telegram-withdrawal =
    { $headline }

    Ta wiadomość była błędna. Prosimy ją zignorować. Przepraszamy.

    { $sender }
    Czy ta wiadomość jest prawdziwa? Wyślij CHECK { $code }.
follow-sms-withdrawal =
    Nasza wiadomość "{ $headline }" była błędna. Prosimy ją zignorować. Przepraszamy. Prawdziwe? Odpisz CHECK { $code }
    { $sender }

follow-telegram-stand-down =
    { $headline }

    To już koniec. Nie trzeba robić nic więcej. Dziękujemy.

    Jeśli coś o tym wiesz, naciśnij przycisk. Nie podajesz nazwiska.

    { $sender }
    Czy ta wiadomość jest prawdziwa? Wyślij CHECK { $code }.
follow-sms-stand-down =
    To już koniec. { $headline }. Nie trzeba robić nic więcej. Dziękujemy. Wiesz coś? Odpisz SAW { $code } i co wiesz, bez nazwiska. Prawdziwe? Odpisz CHECK { $code }
    { $sender }

follow-notice-update = W tej wiadomości są nowe informacje. Prosimy przeczytać ją jeszcze raz.
follow-notice-correction = Poprawiliśmy tę wiadomość. Prosimy przeczytać ją jeszcze raz.
follow-notice-withdrawal = Ta wiadomość była błędna. Prosimy ją zignorować.
follow-notice-stand-down = To już koniec. Dziękujemy.
