# Not yet reviewed by a native speaker.

# Neighbourhood Watch schemes: what neighbours and their coordinators read.

command-scheme = Grupos Neighbourhood Watch

# SCHEME
scheme-what = En un grupo Neighbourhood Watch los vecinos se cuidan unos a otros. Para entrar en uno, envíe JOIN y el código de su cartel. También puede crear uno.
scheme-mine = Usted está en: { $schemes }. Para entrar en otro, envíe JOIN y el código de su cartel.
scheme-which = ¿Qué grupo?
scheme-yes = Sí
scheme-no = No
scheme-nothing-changed = De acuerdo. No se ha enviado nada y nada ha cambiado.

# Asking for a scheme
scheme-name-ask = ¿Cómo se llama el grupo? Por ejemplo: Linacre Lane Watch.
scheme-area-ask = ¿Dónde está? Envíe un código postal o el nombre de un lugar, como L20 4AB o Linacre.
scheme-area-wide = { $place } es demasiado grande para un solo grupo. Envíe un código postal o un lugar más pequeño.
scheme-sure = { $scheme }, para { $place }. Usted será su coordinador: puede pasar avisos de la policía y escribir a los miembros. Ve cuántos son, nunca quiénes. ¿Es correcto?
scheme-asked = Gracias. Primero un agente debe decir que sí. Hable con su agente local, o llame al 101, y dele este código: { $code }. Le escribimos cuando decidan.
scheme-still-asked = { $scheme } todavía espera a un agente. Hable con su agente local, o llame al 101, y dele este código: { $code }.
scheme-asked-lately = Usted pidió un grupo en los últimos 7 días. Hable primero con su agente local, o llame al 101.
scheme-told-approve = Buenas noticias: { $scheme } puede empezar. Los vecinos entran enviando JOIN { $code }. Para ver qué puede hacer, envíe SCHEME.
scheme-told-decline = Gracias por ofrecerse a llevar { $scheme }. La policía no puede decir que sí por ahora. Para hablar de ello, llame al 101. Sus avisos siguen igual.
scheme-told-stop = La policía ha parado { $scheme }. De ahí no sale nada más. Para hablar de ello, llame al 101.

# What a coordinator can do
scheme-home = { $scheme }. Miembros: { $members }. ¿Qué quiere hacer?
scheme-do-start = Crear un grupo
scheme-do-pass = Pasar un aviso
scheme-do-write = Escribir a los miembros
scheme-do-poster = Código para el cartel
scheme-do-deputy = Añadir un suplente
scheme-do-leave = Dejar el grupo
scheme-poster = Para el cartel de { $scheme }: envíe JOIN { $code }. { $link }
scheme-deputy-code = Dé este código a una sola persona de confianza. Sirve una vez, durante 7 días: SCHEME { $code }. Podrá pasar avisos y escribir a los miembros de { $scheme }.
scheme-lead-coordinator = Usted puede llevar { $scheme } ({ $place }): pasar avisos de la policía y escribir a los miembros. Ve cuántos son, nunca quiénes. ¿Quiere?
scheme-lead-deputy = Usted puede ayudar a llevar { $scheme } ({ $place }): pasar avisos de la policía y escribir a los miembros. Ve cuántos son, nunca quiénes. ¿Quiere?
scheme-lead-done = Listo. Ahora lleva { $scheme }. Para ver qué puede hacer, envíe SCHEME.
scheme-lead-unknown = Este código ya se usó, tiene más de 7 días o está mal escrito. Revíselo, o pida uno nuevo.

# JOIN and the code on a poster
scheme-join-ask = { $scheme } es un grupo Neighbourhood Watch de { $place }. Si entra, le pueden escribir la policía y su coordinador, que es un vecino. Ni el coordinador ni los demás ven su nombre o su número. Para salir, envíe LEAVE.
scheme-join-ask-alerts = También recibirá avisos de la policía de { $place }. STOP lo para todo.
scheme-join-yes = Entrar
scheme-join-no = No, gracias
scheme-joined = Listo. Está en { $scheme }. Para salir, envíe LEAVE.
scheme-joined-alerts = También recibe avisos de la policía de { $place }. STOP lo para todo.
scheme-joined-before = Ya está en { $scheme }. Para salir, envíe LEAVE.
scheme-code-unknown = Ningún grupo tiene el código { $code }. Mire otra vez el cartel.
scheme-not-running = { $scheme } no funciona por ahora. Puede recibir avisos de la policía: envíe JOIN y su código postal.

# LEAVE
scheme-left = Listo. Ha dejado { $scheme }. Sus avisos de la policía siguen igual.
scheme-lead-left = El grupo Neighbourhood Watch que llevaba necesita a otra persona. Se lo decimos a la policía local.
scheme-leave-which = ¿Qué grupo quiere dejar?
scheme-leave-sure = Usted lleva { $scheme }. Si sale, otra persona tiene que hacerlo. ¿Quiere salir?
scheme-leave-none = No está en ningún grupo Neighbourhood Watch. STOP lo para todo.

# FWD K7QX
scheme-forward-how = Para pasar un aviso, envíe FWD y su código, como FWD K7QX.
scheme-forward-not-yours = Solo los coordinadores pueden hacer eso. Para ver qué puede hacer, envíe SCHEME.
scheme-forward-unknown = No conocemos ningún aviso con el código { $code }. Mire otra vez el código.
scheme-forward-over = El aviso { $code } terminó o se paró. Por favor, no lo pase.
scheme-forward-some-only = El aviso { $code } fue solo para algunas personas, así que no se puede pasar.
scheme-forward-before = { $code } ya va de camino a su grupo.
scheme-forward-nobody = Todos sus miembros ya tienen { $code }. Gracias.
scheme-forward-counts = Esto es lo que reciben. Se van a enterar: { $told }. Ya lo tenían: { $had }.
scheme-forward-do-send = Enviarlo
scheme-forward-do-line = Escribir unas palabras mías
scheme-forward-do-bare = Sin palabras mías
scheme-forward-do-leave = No enviar
scheme-forward-line = Escriba una línea suya. Va encima del aviso y puede tener { $most } letras.
scheme-forward-done = Gracias. Va a { $scheme }. Se van a enterar: { $told }. Ya lo tenían: { $had }.
scheme-forward-button = Pasar a mi grupo
scheme-pass-which = ¿Qué aviso?
scheme-pass-none = No hay avisos vigentes para sus lugares. Si tiene el código de uno, envíe FWD y el código.
scheme-line-no-room = Este aviso llena un mensaje entero y no hay sitio para sus palabras. Puede pasarlo como está.

# What is wrong with somebody's words
scheme-words-empty = Escriba unas palabras.
scheme-words-long = Sobran { $surplus } letras. Como mucho { $most }, por favor.
scheme-words-costly = Algunos teléfonos no muestran esto: { $characters } Escríbalo con letras normales.
scheme-words-link = Quite esto: { $found } No se permiten enlaces ni direcciones, para que nadie llegue a una página falsa.
scheme-words-number = Quite este número: { $number } Solo se permiten el 999, el 101 y teléfonos de ayuda conocidos.
scheme-line-quotes = Quite las comillas, para que todos vean dónde termina su frase.
scheme-line-police = Quite esta palabra: { $found } Nadie debe pensar que su frase es de la policía.

# As members read it
scheme-forward-telegram =
    Lo pasa el coordinador de { $scheme }, que escribe: "{ $line }"

    El aviso de la policía y sus socios:

    { $alert }
scheme-forward-telegram-bare =
    Lo pasa el coordinador de { $scheme }. El aviso de la policía y sus socios:

    { $alert }
scheme-forward-sms =
    Su coordinador Watch: { $line } (¿No está bien? REPORT { $code })
    { $headline }
    { $text }
    Emergencia: 999. ¿Vio algo? SAW { $code }. ¿Es real? CHECK { $code }
    { $sender }
scheme-forward-sms-bare =
    De su coordinador Watch
    { $headline }
    { $text }
    Emergencia: 999. ¿Vio algo? SAW { $code }. ¿Es real? CHECK { $code }
    { $sender }
scheme-follow-sms =
    Lo pasa { $scheme }:
    { $alert }
scheme-message-telegram =
    Del coordinador de { $scheme }, no de la policía:

    { $text }

    ¿No está bien este mensaje? Pulse el botón. Para dejar el grupo, envíe /leave.
scheme-message-sms =
    Del coordinador de { $scheme }, no de la policía:
    { $text }
    ¿No está bien? REPORT { $number }. Salir: LEAVE

# Writing to one's scheme, and REPORT
scheme-write-ask = ¿Qué quiere decir? Como mucho { $most } letras. Se marca que es de usted, no de la policía.
scheme-write-cap = Ha escrito 2 veces en 7 días. Puede escribir otra vez el { $again }.
scheme-write-count = Esto es lo que reciben. Miembros: { $members }. ¿Lo enviamos?
scheme-write-do-send = Enviarlo
scheme-write-do-change = Escribirlo de nuevo
scheme-write-do-leave = No enviar
scheme-written = Gracias. Va ahora a los miembros de { $scheme }.
scheme-written-later = Gracias. Es de noche, así que va a los miembros de { $scheme } a las { $time }.
scheme-report-button = Esto no está bien
scheme-report-how = Para denunciar un mensaje de un coordinador, envíe REPORT y su número, como REPORT 12.
scheme-reported = Gracias. Los agentes miran este mensaje. El coordinador no sabrá que fue usted.
scheme-report-unknown = No tenemos ese mensaje para usted. En una emergencia, llame al 999. Para contar algo a la policía, envíe TIP y sus palabras.

# In the copy of what we hold
copy-scheme-coordinator = Usted lleva el grupo Neighbourhood Watch { $scheme }
copy-scheme-deputy = Usted ayuda a llevar el grupo Neighbourhood Watch { $scheme }
copy-scheme-member = Usted está en el grupo Neighbourhood Watch { $scheme }
copy-deed-scheme-in = entró en un grupo Neighbourhood Watch
copy-deed-scheme-out = salió de un grupo Neighbourhood Watch
