# Not yet reviewed by a native speaker.

follow-update-headline = DIWEDDARIAD - { $headline }
follow-correction-headline = CYWIRIAD - { $headline }
follow-outcome-headline = SUT Y DAETH I BEN - { $headline }

follow-telegram-outcome =
    { $headline }

    { $text }

    Diolch i bawb a helpodd.

    { $sender }
    Ydy'r neges hon yn un go iawn? Anfonwch CHECK { $code }.
follow-sms-outcome =
    { $headline }
    { $text }
    Diolch i bawb a helpodd. Go iawn? Atebwch CHECK { $code }
    { $sender }

follow-telegram-withdrawal =
    { $headline }

    Roedd y neges hon yn anghywir. Anwybyddwch hi, os gwelwch yn dda. Mae'n ddrwg gennym ni.

    { $sender }
    Ydy'r neges hon yn un go iawn? Anfonwch CHECK { $code }.
follow-sms-withdrawal =
    Roedd ein neges "{ $headline }" yn anghywir. Anwybyddwch hi, os gwelwch yn dda. Mae'n ddrwg gennym ni. Go iawn? Atebwch CHECK { $code }
    { $sender }

follow-telegram-stand-down =
    { $headline }

    Mae hyn ar ben nawr. Does dim angen i chi wneud dim mwy. Diolch.

    Os gwyddoch chi rywbeth am hyn, pwyswch y botwm. Does dim rhaid rhoi eich enw.

    { $sender }
    Ydy'r neges hon yn un go iawn? Anfonwch CHECK { $code }.
follow-sms-stand-down =
    Mae hyn ar ben. { $headline }. Does dim angen i chi wneud dim mwy. Diolch. Gwybod rhywbeth? Atebwch SAW { $code } a beth wyddoch chi, heb roi enw. Go iawn? Atebwch CHECK { $code }
    { $sender }

follow-notice-update = Mae newyddion yn y neges hon. Darllenwch hi eto, os gwelwch yn dda.
follow-notice-correction = Rydym ni wedi cywiro'r neges hon. Darllenwch hi eto, os gwelwch yn dda.
follow-notice-withdrawal = Roedd y neges hon yn anghywir. Anwybyddwch hi, os gwelwch yn dda.
follow-notice-stand-down = Mae hyn ar ben. Diolch.
