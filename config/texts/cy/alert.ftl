# Not yet reviewed by a native speaker.

alert-headline = { $category }: { $area }
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

alert-saw-button = Mi welais i rywbeth

# CHECK K7QX
check-real = Ie, ni anfonodd hon. Anfonwyd "{ $headline }" gan { $sender } ar { $day } am { $time }.
check-stopped = Ni anfonodd hon, ond rydym ni wedi rhoi'r gorau i'w hanfon: "{ $headline }", gan { $sender }.
check-unknown = Dydyn ni ddim wedi anfon dim byd â'r cod { $code }. Edrychwch ar y cod eto. Os yw'n gywir, nid gennym ni y daeth y neges: peidiwch â phwyso ei dolenni na ffonio ei rhifau.
check-how = I wirio neges anfonwch CHECK a'i chod, fel CHECK K7QX.
