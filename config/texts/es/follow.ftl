# Not yet reviewed by a native speaker.

follow-update-headline = NOVEDADES - { $headline }
follow-correction-headline = CORRECCIÓN - { $headline }
follow-outcome-headline = CÓMO TERMINÓ - { $headline }

follow-telegram-outcome =
    { $headline }

    { $text }

    Gracias a todas las personas que ayudaron.

    { $sender }
    ¿Es auténtico este mensaje? Envíe CHECK { $code }.
follow-sms-outcome =
    { $headline }
    { $text }
    Gracias a quienes ayudaron. ¿Es real? Envíe CHECK { $code }
    { $sender }

follow-telegram-withdrawal =
    { $headline }

    Este mensaje era erróneo. Por favor, no le haga caso. Lo sentimos.

    { $sender }
    ¿Es auténtico este mensaje? Envíe CHECK { $code }.
follow-sms-withdrawal =
    Nuestro mensaje "{ $headline }" era erróneo. Por favor, no le haga caso. Lo sentimos. ¿Es real? Envíe CHECK { $code }
    { $sender }

follow-telegram-stand-down =
    { $headline }

    Esto ha terminado. No tiene que hacer nada más. Gracias.

    Si sabe algo de esto, pulse el botón. No tiene que dar su nombre.

    { $sender }
    ¿Es auténtico este mensaje? Envíe CHECK { $code }.
follow-sms-stand-down =
    Esto ha terminado. { $headline }. No tiene que hacer nada más. Gracias. ¿Sabe algo? Responda SAW { $code } y lo que sabe, sin dar su nombre. ¿Es real? Envíe CHECK { $code }
    { $sender }

follow-notice-update = Hay novedades en este mensaje. Por favor, léalo otra vez.
follow-notice-correction = Hemos corregido este mensaje. Por favor, léalo otra vez.
follow-notice-withdrawal = Este mensaje era erróneo. Por favor, no le haga caso.
follow-notice-stand-down = Esto ha terminado. Gracias.
