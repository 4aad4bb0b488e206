# Not yet reviewed by a native speaker.

join-where = ¡Hola! Reciba avisos de su policía y su ayuntamiento sobre delitos y seguridad donde vive. Son gratis y puede pararlos cuando quiera: envíe STOP. ¿Qué lugar? Responda con su código postal o su zona, como L20 4AB o Bootle.
join-where-telegram =
    ¡Hola! Reciba avisos de su policía y su ayuntamiento sobre delitos y seguridad donde vive. Son gratis y puede pararlos cuando quiera: envíe /stop.

    ¿Qué lugar? Envíe su código postal o el nombre de su zona, como L20 4AB o Bootle. O comparta su ubicación (el clip): solo guardamos la zona aproximada.

    En una emergencia, llame al 999.
join-language = ¿En qué idioma quiere leer?

join-done =
    Listo. Ya recibe avisos de { $place }: delitos, comportamiento antisocial, seguridad y actividades locales.
    Cuántos: casi todas las semanas, solo unos pocos. De noche no molestamos, salvo si hay vidas en peligro.
    Para parar: envíe STOP. Para ver qué más puede hacer: MENU. En una emergencia, llame al 999.
join-already = Usted ya está en la lista, así que nada ha cambiado. Recibe avisos de: { $places }.
join-already-topicless = Pero no ha elegido ningún tema. Para elegir, envíe TOPICS.
join-first = Todavía no recibe avisos. Para recibirlos, envíe JOIN y su código postal, como JOIN L20 4AB.
join-text-start = Usted paró nuestros mensajes y todavía no podemos escribirle. Envíe START a nuestro primer número. Después terminaremos su JOIN.

# Which languages
language-which = ¿En qué idioma quiere leer?
language-set = Listo. Le escribiremos en español.
