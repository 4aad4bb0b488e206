# Not yet reviewed by a native speaker.

# Stopping

stop-done = Listo. Ya no le enviamos más avisos. Puede seguir contándonos cosas aquí. Para volver, envíe JOIN y su código postal.
stop-nothing = Usted no recibe avisos nuestros, así que no hay nada que parar. Para recibirlos, envíe JOIN y su código postal.
stop-topic = Listo. No más avisos sobre: { $topic }. Para cambiarlo, envíe TOPICS. Si hay vidas en peligro cerca de usted, igual le avisamos.
stop-not-yours = Ese no es uno de sus lugares, así que nada ha cambiado. Sus lugares: { $places }. Para pararlo todo, envíe solo STOP.

# Coming back after STOP
start-then-join = Ya podemos escribirle otra vez. Todavía no recibe avisos. Para recibirlos, envíe JOIN y su código postal, como JOIN L20 4AB.
start-still-joined = Usted recibe nuestros avisos. Envíe MENU para ver qué puede hacer.

# My data
mydata-held = Guardamos: sus lugares ({ $places }), los temas que eligió ({ $topics }), sus otras elecciones y votos, su idioma, la forma de contactarle (bajo llave) y cuándo empezó. No guardamos su nombre ni su dirección.
mydata-held-left = Usted no recibe avisos. Guardamos la forma de contactarle (bajo llave) y cuándo empezó y se dio de baja. No guardamos su nombre ni su dirección.
mydata-held-nothing = Usted no está en la lista, así que solo guardamos este chat (bajo llave, 90 días como mucho).
mydata-copy = Enviarme una copia
mydata-erase = Borrarlo todo
mydata-keep = Dejarlo como está
mydata-sure = ¿Seguro? Se acaban sus avisos y no se puede deshacer. Si nos contó algo, envíe también FORGET y las palabras de su caso, para que eso acabe.
mydata-yes = Sí, borrarlo
mydata-no = No, guardarlo
mydata-kept = Nada ha cambiado.
mydata-erased = Listo, está borrado. Este chat vacío desaparece a los 90 días. Guardamos una marca cifrada para que nadie más pueda apuntarle. Para volver, envíe JOIN y su código postal.

copy-title = Lo que guardamos sobre usted:
copy-language = Idioma: { $name }
copy-place = Lugar: { $place } ({ $how })
copy-how-exact = por su código postal
copy-how-polygon = por su ubicación
copy-how-nearest = por su ubicación
copy-how-chosen = como usted lo eligió
copy-topic = Tema: { $topic }
copy-alerts = Avisos que le enviamos: { $count }
copy-consent = { $on }, { $channel }: usted { $deed }. Con estas palabras: { $wording }
copy-deed-joined = se apuntó
copy-deed-added = añadió un lugar
copy-deed-dropped = quitó un lugar o un tema
copy-deed-left = se dio de baja
copy-by-telegram = por Telegram
copy-by-sms = por SMS
