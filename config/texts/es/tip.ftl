# Not yet reviewed by a native speaker.

## The first screen and the offer

tip-first = Cuéntenos lo que sabe, con sus palabras: qué, dónde, cuándo, quién.
    Lo lee la policía u otro organismo como el ayuntamiento, sin su nombre. Telegram o su compañía telefónica sí saben que nos escribió.
    No diga quién es usted ni lo que solo usted puede saber.
    ¿Peligro ahora? Llame al 999. O cuénteselo a Crimestoppers: 0800 555 111.
tip-what-did-you-see = ¿Qué vio? Cuéntenoslo con sus palabras: qué, dónde, cuándo.
    Lo lee la policía u otro organismo como el ayuntamiento, sin su nombre. Telegram o su compañía telefónica sí saben que nos escribió.
    No diga quién es usted ni lo que solo usted puede saber.
    ¿Peligro ahora? Llame al 999. O cuénteselo a Crimestoppers: 0800 555 111.
tip-about-which = ¿Sobre cuál?
tip-something-else = Otra cosa
tip-offer = ¿Enviar esto sin su nombre?
    Lo lee la policía u otro organismo como el ayuntamiento. Telegram o su compañía telefónica saben que nos escribió. No diga quién es usted. Para añadir algo, siga escribiendo.
    O cuénteselo a Crimestoppers: 0800 555 111.
tip-offer-added = Añadido. ¿Enviarlo todo sin su nombre?
    Lo lee la policía u otro organismo como el ayuntamiento. Telegram o su compañía telefónica saben que nos escribió.
    O cuénteselo a Crimestoppers: 0800 555 111.
tip-send-ask = Enviar; pueden preguntarme
tip-send-silent = Enviar, sin preguntas
tip-send-not = No enviar
tip-too-long = Es demasiado largo para un mensaje. Por favor, envíelo en partes más cortas.
tip-no-such-alert = No conocemos ningún aviso con ese código. Mire otra vez el código, o envíe TIP y lo que vio.

## Filed, or not

tip-filed-ask = Gracias. Lo tenemos, sin su nombre.
    Las palabras de su caso: { $code }
    No se las diga a nadie. Para saber cómo va, envíe CASE y las cuatro palabras; para añadir algo, escríbalo detrás. Para que nadie pueda volver a escribirle: FORGET y las palabras.
    Para que le contacte un agente, envíe CONTACT ME.
    Para retirarlo, responda UNDO antes de 10 minutos.
tip-filed-silent = Gracias. Lo tenemos, sin su nombre. Nadie puede preguntarle nada.
    Para retirarlo, responda UNDO antes de 10 minutos.
tip-not-sent = No se envió nada y no se guarda nada.
tip-undone = Retirado. Si alguien ya lo había leído, verá que usted lo retiró.
tip-nothing-to-undo = No hay nada que retirar. Solo se puede en los 10 minutos después de enviar.
tip-undo = Retirarlo
tip-not-for-us = Podemos pasar lo que sabe sobre delitos o molestias: envíe TIP y lo que vio. Para otras cosas, llame al 101. Para ver qué puedo hacer, envíe MENU.
# What people type who ask whether they stay unknown.
words-about-names = anónimo, anónima, quién soy, quién lee esto
tip-thanks = Gracias. Si algún día ve algo, envíe TIP y lo que vio.

## Danger

danger-ring = Llame al 999 ahora. Si no puede hablar, llame al 999 desde un móvil y pulse 55 cuando se lo pidan. Si no puede oír: 18000 (Relay UK). El 999 también acepta SMS de móviles registrados en emergencySMS. Nadie vigila este chat minuto a minuto.
danger-ring-suicide = Llame al 999 ahora si una vida está en peligro. Si no puede hablar, llame al 999 desde un móvil y pulse 55 cuando se lo pidan. Si no puede oír: 18000 (Relay UK). O hable con Samaritans: 116 123, gratis, día y noche. Su vida importa. Nadie vigila este chat minuto a minuto.
danger-ring-home = Llame al 999 ahora. Si no puede hablar, llame al 999 desde un móvil y pulse 55 cuando se lo pidan. Si no puede oír: 18000 (Relay UK). El 999 acepta SMS de móviles registrados en emergencySMS. Para hablar, gratis, día y noche: 0808 2000 247. Si otros miran este móvil, borre esto.
danger-passed-on = Hemos pasado esto sin su nombre. No podemos ver quién es ni dónde está. Para retirarlo, responda UNDO antes de 10 minutos.
danger-kept = No podemos ver quién es ni dónde está. Para retirar lo que escribió, responda UNDO antes de 10 minutos.
danger-removed = Borramos su mensaje de este chat para que nadie más lo lea.
danger-added = Lo hemos añadido a lo que envió. Llame al 999 si alguien está en peligro. UNDO lo retira todo.
danger-still = Si alguien está en peligro, llame al 999. UNDO retira lo que envió.

## The case

case-how = Envíe CASE y las cuatro palabras de su caso. Para añadir algo, escríbalo detrás.
case-not-read = Lo tenemos. Nadie lo ha leído todavía.
case-read = Alguien lo ha leído y se está ocupando.
case-added = Gracias. Lo hemos añadido, sin su nombre.
case-unknown = No conocemos ningún caso con estas palabras. Por favor, mírelas otra vez. Lo que se envía desde otro teléfono tarda 15 minutos en llegar.
case-too-many = Demasiadas palabras equivocadas hoy. Por favor, pruebe otra vez mañana.
forget-how = Envíe FORGET y las cuatro palabras de su caso.
case-forgotten = Listo. Ya nadie puede escribirle sobre esto, y las palabras de este caso ya no valen.

## Messages from a team

message-waiting = Tiene un mensaje. Responda READ
message-read-button = Leerlo
message-question = Sobre lo que nos contó, alguien pregunta:
    { $words }
    Escriba aquí su respuesta. Va sin su nombre, y no está obligado a responder.
message-told = Sobre lo que nos contó:
    { $words }
message-more = Hay otro más. Responda READ
message-none = No hay ningún mensaje para usted.
answer-sent = Gracias. Su respuesta va en camino, sin su nombre.
outcome-acted-on = Gracias: se tomaron medidas por lo que nos contó.
outcome-kept = Gracias: lo que nos contó ayuda a ver el panorama completo. Se guarda para eso.
outcome-passed-on = Gracias: lo que nos contó se pasó a quienes pueden ocuparse de ello.
outcome-nothing-found = Gracias. Se investigó y no se pudo encontrar nada más.
outcome-not-for-us = Gracias. Se leyó, pero no es algo de lo que podamos ocuparnos.
outcome-not-intelligence = { outcome-not-for-us }
outcome-words = { $outcome }
    { $words }
