# Not yet reviewed by a native speaker.

alert-headline = { $category }: { $area }
alert-emergency-headline = EMERGENCIA - { $headline }
alert-two-areas = { $first } y { $second }
alert-many-areas = { $first }, { $second } y { $more } más

alert-telegram-appeal =
    { $headline }

    { $text }

    ¿Vio u oyó algo? Pulse el botón. No tiene que dar su nombre.

    { $sender }
    En una emergencia, llame al 999. ¿Es auténtico este mensaje? Envíe CHECK { $code }.
alert-telegram-news =
    { $headline }

    { $text }

    Si sabe algo de esto, pulse el botón. No tiene que dar su nombre.

    { $sender }
    En una emergencia, llame al 999. ¿Es auténtico este mensaje? Envíe CHECK { $code }.

alert-sms-appeal =
    { $headline }
    { $text }
    ¿Vio algo? Responda SAW { $code } y lo que vio, sin dar su nombre. Emergencia: 999. ¿Es real? Envíe CHECK { $code }
    { $sender }
alert-sms-news =
    { $headline }
    { $text }
    ¿Sabe algo? Responda SAW { $code } y lo que sabe, sin dar su nombre. Emergencia: 999. ¿Es real? Envíe CHECK { $code }
    { $sender }

alert-promise = Le diremos cómo terminó, a más tardar el { $day } de { $month }.

alert-telegram-emergency =
    { $headline }

    { $text }

    { alert-ask-now }
    { alert-ask-earlier }

    { $sender }
    ¿Es auténtico este mensaje? Envíe CHECK { $code }.
alert-ask-now = Si está en peligro o ve algo ahora, llame al 999.
alert-ask-earlier = Si vio algo antes, pulse el botón. No tiene que dar su nombre.
alert-sms-emergency =
    { $headline }
    { $text }
    ¿Ve algo ahora? Llame al 999. ¿Vio algo antes? Responda SAW { $code } y lo que vio, sin dar su nombre. ¿Es real? Envíe CHECK { $code }
    { $sender }

alert-saw-button = Vi algo
alert-useful-button = Útil
alert-not-useful-button = No es útil
alert-mute-button = Silenciar este tema

digest-telegram =
    Avisos nuevos para usted:
    { $lines }
    Envíe /alerts para leerlos aquí, o abra { $page }
digest-sms =
    Avisos nuevos para usted:
    { $lines }
    Léalos en { $page }
digest-line = - { $headline } ({ $code })
digest-more = + { $more }
