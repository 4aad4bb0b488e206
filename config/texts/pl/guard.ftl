# Not yet reviewed by a native speaker.

tip-offer-selves = Wysłać to bez twojego nazwiska? Te słowa mogą zdradzić, kim jesteś:
    { $words }
    Przeczyta to policja lub jej partner, np. samorząd. Telegram lub sieć komórkowa wie, że do nas piszesz.
    Możesz też zadzwonić do Crimestoppers: 0800 555 111.
tip-offer-hidden = Te słowa są teraz ukryte. Wysłać resztę bez twojego nazwiska?
    Przeczyta to policja lub jej partner, np. samorząd. Telegram lub sieć komórkowa wie, że do nas piszesz.
    Możesz też zadzwonić do Crimestoppers: 0800 555 111.
tip-send-hide = Ukryj te słowa
tip-send-again = Napiszę od nowa
tip-write-again = Napisz to od nowa, bez słów, które zdradzają, kim jesteś. Poprzednie słowa już zapomnieliśmy.
guard-shown = Te słowa mogą zdradzić, kim jesteś:
    { $words }
    Wysłać mimo to? Albo napisz od nowa, bez nich.
guard-as-it-is = Wyślij tak, jak jest
guard-hide = Ukryj te słowa, wyślij resztę
guard-not = Nie wysyłaj
guard-and-more = { $words } i jeszcze { $count }
