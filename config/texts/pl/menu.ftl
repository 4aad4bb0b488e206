# Not yet reviewed by a native speaker.

# What can be done, in four lines.

menu-stranger-sms =
    { $name } Messenger. Zagrożenie? Dzwoń pod 999.
    JOIN i kod pocztowy: włącz alerty od policji
    TIP i to, co wiesz: powiedz policji, bez nazwiska
    MYDATA: co o tobie mamy
menu-stranger-telegram =
    { $name } Messenger. Zagrożenie? Dzwoń pod 999.
    /start: włącz alerty od policji dla swojej okolicy
    /tip: powiedz coś policji, bez nazwiska
    /mydata: co o tobie mamy
menu-member-sms =
    { $name } Messenger. Zagrożenie? Dzwoń pod 999.
    ALERTS, PLACES, TOPICS, MUTE, SCHEME: alerty, miejsca, tematy. CHECK: czy to prawda?
    TIP i to, co wiesz: powiedz policji, bez nazwiska
    MYDATA: co o tobie mamy. STOP: wyłącz wszystko
menu-member-telegram =
    { $name } Messenger. Zagrożenie? Dzwoń pod 999.
    /alerts, /places, /topics, /mute, /scheme: alerty, miejsca, tematy. /check: czy to prawda?
    /tip: powiedz coś policji, bez nazwiska
    /mydata: co o tobie mamy. /stop: wyłącz wszystko
menu-officer = Dla pracowników: /alert pisze do mieszkańców, /sent pokazuje, co wyszło, /desk otwiera to, co przyszło.
menu-staff = Dla pracowników: /desk otwiera to, co przyszło.

# ALERTS
recent-title = Aktualne alerty dla tej okolicy:
recent-none = Nie ma tam teraz aktualnych alertów. W razie zagrożenia dzwoń pod 999.
recent-line-sms = { $headline }, { $day } { $time } ({ $code })
recent-line-telegram =
    { $headline } ({ $day }, { $time })
    { $text }
    Kod { $code }

# The list behind Telegram's menu button
command-start = Włącz alerty dla swojej okolicy
command-places = Twoje miejsca: dodaj lub usuń
command-topics = O czym chcesz wiedzieć
command-alerts = Aktualne alerty dla twojej okolicy
command-tip = Powiedz coś policji, bez nazwiska
command-case = Sprawdź, co dalej z twoim zgłoszeniem
command-settings = Twój język
command-mydata = Co o tobie mamy
command-stop = Wyłącz wszystko
command-help = Co możesz tu zrobić
