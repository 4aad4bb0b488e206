# Not yet reviewed by a native speaker.

sorry-send-again = Lo sentimos: hubo un fallo nuestro y no se guardó nada. Por favor, envíelo otra vez. En una emergencia, llame al 999.
cannot-read = Lo sentimos: aquí solo podemos leer palabras, no fotos, voz ni archivos. Por favor, escríbalo con palabras. En una emergencia, llame al 999.
day-is-full = Hoy ya no podemos enviarle más mensajes. Seguimos leyendo lo que nos escribe y mañana volvemos a responder. En peligro, llame al 999.
reply-with-number = Responda con un número.
list-is-old = Esa lista es antigua, así que nada ha cambiado. Siga desde aquí:
no-list-here = No hay aquí ninguna lista a la que pertenezca un número. Para ver qué puedo hacer escriba MENU.
# What people type to say no, with commas between.
words-for-no = no, no gracias
# How what people type begins who mean the list and say no number of it.
words-for-the-list = sí, vale, ok, envíe, envíalo, qué pulso, cómo, qué número
