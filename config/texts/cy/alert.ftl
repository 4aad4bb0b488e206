# Not yet reviewed by a native speaker.

alert-headline = { $category }: { $area }
alert-emergency-headline = ARGYFWNG - { $headline }
alert-two-areas = { $first } a { $second }
alert-many-areas =
    { $more ->
        [1] { $first }, { $second } ac 1 arall
        [8] { $first }, { $second } ac 8 arall
        [11] { $first }, { $second } ac 11 arall
       *[other] { $first }, { $second } a { $more } arall
    }

alert-telegram-appeal =
    { $headline }

    { $text }

    Welsoch chi neu glywsoch chi rywbeth? Pwyswch y botwm. Does dim rhaid rhoi eich enw.

    { $sender }
    Mewn argyfwng ffoniwch 999. Ydy'r neges hon yn un go iawn? Anfonwch CHECK { $code }.
alert-telegram-news =
    { $headline }

    { $text }

    Os gwyddoch chi rywbeth am hyn, pwyswch y botwm. Does dim rhaid rhoi eich enw.

    { $sender }
    Mewn argyfwng ffoniwch 999. Ydy'r neges hon yn un go iawn? Anfonwch CHECK { $code }.

alert-sms-appeal =
    { $headline }
    { $text }
    Welsoch chi rywbeth? Atebwch SAW { $code } a beth welsoch chi, heb roi enw. Argyfwng: 999. Go iawn? Atebwch CHECK { $code }
    { $sender }
alert-sms-news =
    { $headline }
    { $text }
    Gwybod rhywbeth? Atebwch SAW { $code } a beth wyddoch chi, heb roi enw. Argyfwng: 999. Go iawn? Atebwch CHECK { $code }
    { $sender }

alert-promise = Byddwn yn dweud wrthych erbyn { $day } { $month } sut y daeth i ben.

alert-telegram-emergency =
    { $headline }

    { $text }

    { alert-ask-now }
    { alert-ask-earlier }

    { $sender }
    Ydy'r neges hon yn un go iawn? Anfonwch CHECK { $code }.
alert-ask-now = Os ydych chi mewn perygl neu'n gweld rhywbeth nawr, ffoniwch 999.
alert-ask-earlier = Os gwelsoch chi rywbeth yn gynharach, pwyswch y botwm. Does dim rhaid rhoi eich enw.
alert-sms-emergency =
    { $headline }
    { $text }
    Gweld rhywbeth nawr? Ffoniwch 999. Welsoch chi rywbeth? Atebwch SAW { $code } a beth welsoch chi, heb roi enw. Go iawn? CHECK { $code }
    { $sender }

alert-saw-button = Mi welais i rywbeth
alert-useful-button = Defnyddiol
alert-not-useful-button = Ddim yn ddefnyddiol
alert-mute-button = Tewi hyn

digest-telegram =
    Rhybuddion newydd i chi:
    { $lines }
    Anfonwch /alerts i'w darllen yma, neu agorwch { $page }
digest-sms =
    Rhybuddion newydd i chi:
    { $lines }
    Darllenwch nhw yn { $page }
digest-line = - { $headline } ({ $code })
digest-more = + { $more }
