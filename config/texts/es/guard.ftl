# Not yet reviewed by a native speaker.

tip-offer-selves = ¿Enviar esto sin su nombre? Estas palabras pueden mostrar quién es usted:
    { $words }
    Lo lee la policía u otro organismo como el ayuntamiento. Telegram o su compañía telefónica saben que nos escribió.
    O cuénteselo a Crimestoppers: 0800 555 111.
tip-offer-hidden = Esas palabras ya están ocultas. ¿Enviar el resto sin su nombre?
    Lo lee la policía u otro organismo como el ayuntamiento. Telegram o su compañía telefónica saben que nos escribió.
    O cuénteselo a Crimestoppers: 0800 555 111.
tip-send-hide = Ocultar las palabras
tip-send-again = Escribirlo de nuevo
tip-write-again = Escríbalo de nuevo, sin palabras que muestren quién es usted. Ya hemos olvidado lo que escribió antes.
guard-shown = Estas palabras pueden mostrar quién es usted:
    { $words }
    ¿Enviarlo de todos modos? O escríbalo de nuevo sin ellas.
guard-as-it-is = Enviar como está
guard-hide = Ocultar las palabras, enviar el resto
guard-not = No enviar
guard-and-more = { $words } y { $count } más
