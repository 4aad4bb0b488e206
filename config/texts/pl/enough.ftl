# Not yet reviewed by a native speaker.

enough-today = Na dziś to wszystko, co możemy od ciebie przyjąć, dziękujemy. To nie zostało wysłane; wyślij je jutro. W niebezpieczeństwie dzwoń pod 999. Jeśli to nie może czekać, dzwoń pod 101 albo do Crimestoppers: 0800 555 111.
enough-quiet = Osoby, które to czytają, proszą, żeby poczekać. Jeszcze przez { $hours } godz. nic od ciebie nie przyjmą, więc to nie zostało wysłane. W niebezpieczeństwie dzwoń pod 999. Jeśli to nie może czekać, dzwoń pod 101 albo do Crimestoppers: 0800 555 111.
case-muted = Osoby, które mają to zgłoszenie, nie przyjmują już do niego nic więcej. To, co wysłano wcześniej, u nich zostaje.
answer-late = Nikt już nie czeka na tę odpowiedź, więc nie została wysłana.
