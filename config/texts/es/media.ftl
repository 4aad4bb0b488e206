# Not yet reviewed by a native speaker.

### What comes that is no words: photos can go with a report, everything else is refused with the reason.

media-voice-telegram = Lo sentimos, no aceptamos mensajes de voz: la voz puede decir quién es usted. No guardamos nada. Por favor, escríbalo con palabras. En una emergencia, llame al 999.
media-video-telegram = Lo sentimos, no aceptamos vídeos: pueden mostrar quién los grabó y dónde. No guardamos nada. Por favor, escriba lo que se ve o envíe una foto. En una emergencia, llame al 999.
media-file-telegram = Lo sentimos, no aceptamos archivos: pueden llevar su nombre, y una foto enviada como archivo guarda dónde se hizo. No guardamos nada. Por favor, envíela como foto o escríbalo con palabras. En una emergencia, llame al 999.
media-contact-telegram = Por favor, no envíe tarjetas de contacto: llevan un nombre y un número. No guardamos nada. Escriba con palabras lo que sabe. En una emergencia, llame al 999.
media-sticker-telegram = Lo sentimos, aquí leemos palabras y vemos fotos, pero no stickers. Por favor, escríbalo con palabras. En una emergencia, llame al 999.
media-mms = Lo sentimos, por SMS no aceptamos fotos ni sonidos. No guardamos nada y pedimos a nuestra compañía de teléfono que lo borre. Por favor, escríbalo con palabras. En una emergencia, llame al 999.
media-mms-words = Solo aceptamos sus palabras, no la foto ni el sonido. Pedimos a nuestra compañía de teléfono que lo borre.
photos-enough-telegram = Con un aviso pueden ir tres fotos. Esta no se guardó.
photos-with-it-telegram = Fotos que van con el aviso: { $count }. Quitamos lo que la cámara escribió en ellas. Lo que muestran se queda: que no se le vea a usted ni su propia ventana.
photos-need-words-telegram = Siga escribiendo: ¿qué muestra la foto, dónde y cuándo?
