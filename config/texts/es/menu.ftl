# Not yet reviewed by a native speaker.

menu-stranger-sms =
    { $name } Messenger. ¿Emergencia? Llame al 999.
    JOIN y su código postal: recibir avisos de la policía
    TIP y sus palabras: contar algo a la policía, sin dar su nombre
    MYDATA: qué guardamos sobre usted
menu-stranger-telegram =
    { $name } Messenger. ¿Emergencia? Llame al 999.
    /start: recibir avisos de la policía en su zona
    /tip: contar algo a la policía, sin dar su nombre
    /mydata: qué guardamos sobre usted
menu-member-sms =
    { $name } Messenger. ¿Emergencia? Llame al 999.
    ALERTS, PLACES, TOPICS, MUTE, SCHEME: avisos, lugares y temas. CHECK: ¿es nuestro?
    TIP y sus palabras: contar algo a la policía, sin dar su nombre
    MYDATA: qué guardamos. STOP: pararlo todo
menu-member-telegram =
    { $name } Messenger. ¿Emergencia? Llame al 999.
    /alerts, /places, /topics, /mute, /scheme: avisos, lugares y temas. /check: ¿es nuestro?
    /tip: contar algo a la policía, sin dar su nombre
    /mydata: qué guardamos sobre usted. /stop: pararlo todo
menu-officer = Para el personal: /alert escribe al público, /sent muestra lo enviado, /desk abre lo que ha llegado.
menu-staff = Para el personal: /desk abre lo que ha llegado.

# ALERTS
recent-title = Avisos activos en su zona:
recent-none = Ahora no hay avisos activos ahí. En una emergencia, llame al 999.
recent-line-sms = { $headline }, { $day } { $time } ({ $code })
recent-line-telegram =
    { $headline } ({ $day }, { $time })
    { $text }
    Código { $code }

# The list behind Telegram's menu button
command-start = Recibir avisos de su zona
command-places = Sus lugares: añadir o quitar
command-topics = De qué quiere recibir avisos
command-alerts = Avisos activos en su zona
command-tip = Contar algo a la policía, sin dar su nombre
command-case = Ver qué pasó con lo que contó
command-settings = Su idioma
command-mydata = Qué guardamos sobre usted
command-stop = Pararlo todo
command-help = Qué puede hacer aquí
