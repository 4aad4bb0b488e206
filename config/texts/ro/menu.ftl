# Not yet reviewed by a native speaker.

# What can be done, in four lines.

menu-stranger-sms =
    { $name } Messenger. Urgență? Sunați la 999.
    JOIN și codul poștal: primiți alerte de la poliție
    TIP și ce știți: spuneți poliției, fără nume
    MYDATA: ce date păstrăm
menu-stranger-telegram =
    { $name } Messenger. Urgență? Sunați la 999.
    /start: primiți alerte de la poliție pentru zona în care locuiți
    /tip: spuneți ceva poliției, fără nume
    /mydata: ce date păstrăm
menu-member-sms =
    { $name } Messenger. Urgență? Sunați la 999.
    ALERTS, PLACES, TOPICS, MUTE, SCHEME: alerte, zone, subiecte. CHECK: este adevărat?
    TIP și ce știți: spuneți poliției, fără nume
    MYDATA: ce date păstrăm. STOP: opriți tot
menu-member-telegram =
    { $name } Messenger. Urgență? Sunați la 999.
    /alerts, /places, /topics, /mute, /scheme: alerte, zone, subiecte. /check: este adevărat?
    /tip: spuneți ceva poliției, fără nume
    /mydata: ce date păstrăm. /stop: opriți tot
menu-officer = Pentru angajați: /alert scrie publicului, /sent arată ce a plecat, /desk deschide ce a venit.
menu-staff = Pentru angajați: /desk deschide ce a venit.

# ALERTS
recent-title = Alerte valabile acum în zonă:
recent-none = Acum nu sunt alerte valabile acolo. În caz de urgență sunați la 999.
recent-line-sms = { $headline }, { $day } { $time } ({ $code })
recent-line-telegram =
    { $headline } ({ $day }, { $time })
    { $text }
    Cod { $code }

# The list behind Telegram's menu button
command-start = Primiți alerte pentru zona în care locuiți
command-places = Zonele alese: adăugați sau scoateți
command-topics = Despre ce vreți să aflați
command-alerts = Alerte valabile acum în zonă
command-tip = Spuneți ceva poliției, fără nume
command-case = Aflați ce s-a întâmplat cu mesajul
command-settings = Limba
command-mydata = Ce date păstrăm
command-stop = Opriți tot
command-help = Ce puteți face aici
