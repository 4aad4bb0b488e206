# Not yet reviewed by a native speaker.

# Finding a place

place-ward = ¿Cuál de estas es su zona? La más probable va primero. Si no es ninguna, envíe otro código postal u otra zona.
place-which = Hay más de un lugar con ese nombre. ¿Cuál es?
place-nearest = Esta parece la zona más cercana a usted. ¿Es correcta? Si no es ninguna, envíe su código postal.
place-linked = ¿Quiere recibir avisos de esta zona? Son gratis y puede pararlos con STOP cuando quiera. Si prefiere otro lugar, envíe el código postal.
place-did-you-mean = ¿Quiere decir esto? Si no, envíe otra vez su código postal.
place-more = Más
place-from-start = Ver otra vez los primeros
place-names-more = { $names } y { $more } más
place-outside = Lo sentimos: { $name } está fuera de Merseyside y no tenemos avisos de allí. ¿Le interesa un lugar de Merseyside? Envíe el código postal o el nombre. Para otros lugares, mire police.uk.
place-outside-nameless = Lo sentimos: eso está fuera de Merseyside y no tenemos avisos de allí. ¿Le interesa un lugar de Merseyside? Envíe el código postal o el nombre. Para otros lugares, mire police.uk.
place-unknown = Lo sentimos: no conocemos "{ $name }". Por favor, envíe un código postal como L20 4AB, o el nombre de un lugar como Bootle.
place-unknown-nameless = Por favor, envíe un código postal como L20 4AB, o el nombre de un lugar como Bootle.

# The list
place-add = Añadir un lugar
place-add-this = Añadir { $place }
place-drop = Quitar { $place }

places-list = Sus lugares. Elija uno para quitarlo, o añada otro.
places-none = Ahora no tiene ningún lugar, así que no le llegan avisos. Añada uno, o envíe STOP para darse de baja.
places-where = ¿Qué lugar quiere añadir? Responda con un código postal o una zona, como L8 1AA o Bootle.
places-where-telegram = ¿Qué lugar quiere añadir? Envíe un código postal o una zona, como L8 1AA o Bootle, o comparta una ubicación.
places-added = Listo. Ya recibe también avisos de { $place }. Puede pararlos con STOP cuando quiera. Sus lugares:
places-dropped = Listo. No más avisos de { $place }. Sus otros lugares:
places-dropped-last = Listo. No más avisos de { $place }. Era su último lugar, así que ya no le llegan avisos. Añada uno, o envíe STOP para darse de baja.
places-have-it = Usted ya recibe avisos de { $place }, así que nada ha cambiado. Sus lugares:
places-full = Ya tiene todos los lugares que podemos guardar. Quite uno primero. Sus lugares:
places-not-yours = Ese no está en su lista. Sus lugares:
