# Not yet reviewed by a native speaker.

enough-today = Por hoy es todo lo que podemos recibir de usted, gracias. No se envió; envíelo mañana. En peligro llame al 999. Si no puede esperar, llame al 101 o a Crimestoppers: 0800 555 111.
enough-quiet = Quienes leen esto le piden que espere. No reciben más de usted durante { $hours } h, así que no se envió. En peligro llame al 999. Si no puede esperar, llame al 101 o a Crimestoppers: 0800 555 111.
case-muted = Quienes tienen este aviso ya no reciben más sobre él. Lo que envió antes se queda con ellos.
answer-late = Nadie espera ya esta respuesta, así que no se envió.
