# Not yet reviewed by a native speaker.

mute-done-sms = Gotowe. Do { $date } nie będzie alertów na temat: { $topic }. Jeśli blisko ciebie zagrożone jest życie, i tak damy ci znać. Żeby dostawać je znów, wyślij UNMUTE.
mute-done-telegram = Gotowe. Do { $date } nie będzie alertów na temat: { $topic }. Jeśli blisko ciebie zagrożone jest życie, i tak damy ci znać.
mute-how = Żeby przez 30 dni nie dostawać alertów na jakiś temat, wyślij MUTE i kod alertu, np. MUTE K7QX.
unmute-button = Chcę je znów dostawać
unmute-done = Gotowe. Znów dostajesz alerty na temat: { $topics }.
unmute-nothing = Nic takiego nie jest wyciszone, więc nic się nie zmieniło. Żeby zobaczyć swoje tematy, wyślij TOPICS.
topics-muted-sms = { $topic } (wyciszone do { $date })
topics-muted-telegram = 🔕 { $topic } (do { $date })

vote-useful = Dziękujemy. Wiemy już, że alert { $code } był dla ciebie przydatny.
vote-poor = Dziękujemy. Wiemy już, że alert { $code } nie był dla ciebie przydatny. Żeby mieć mniej takich, wyślij MUTE { $code }.
vote-marked-telegram = ✅ { $label }
vote-how = Żeby ocenić alert, wyślij USEFUL (przydatny) albo NOT USEFUL (nieprzydatny) i jego kod, np. USEFUL K7QX.
hand-not-yours = Alert { $code } nie był wysłany do ciebie, więc nic się nie zmieniło.
hand-unknown = Nie znamy alertu z kodem { $code }. Sprawdź kod jeszcze raz.

saw-over = Ten alert jest już zakończony. Nadal chcemy wiedzieć, co było widać.

check-real = Tak, to nasza wiadomość: "{ $headline }". Nadawca: { $sender }. Wysłana { $day } o { $time }.
check-updated = Tak, to nasza wiadomość i są nowe informacje. "{ $headline }". Nadawca: { $sender }. Wysłana { $day } o { $time }. Najnowsza treść poniżej.
check-over = Tak, to nasza wiadomość, ale stara i już nieważna. "{ $headline }". Nadawca: { $sender }. Wysłana { $day } o { $time }.
check-stood-down = Tak, to nasza wiadomość. Sprawa jest już zakończona, nie trzeba nic robić. "{ $headline }". Nadawca: { $sender }. Wysłana { $day } o { $time }.
check-withdrawn = To była nasza wiadomość, ale zawierała błąd. Zignoruj ją i powiedz o tym innym. "{ $headline }". Nadawca: { $sender }. Wysłana { $day } o { $time }.
check-stopped = To nasza wiadomość, ale przestaliśmy ją wysyłać. Nie podawaj jej dalej. "{ $headline }". Nadawca: { $sender }.
check-other-words = Uwaga: znamy kod { $code }, ale nie te słowa. Nie otwieraj linków i nie dzwoń pod numery z tej wiadomości. Nasza wiadomość to "{ $headline }". Nadawca: { $sender }. Wysłana { $day } o { $time }. Nasza treść poniżej.
check-other-over = Uwaga: znamy kod { $code }, ale nie te słowa. Nie otwieraj linków i nie dzwoń pod numery z tej wiadomości. Nasza wiadomość z tym kodem już nie obowiązuje.
check-some-only = Tak, { $code } to nasza wiadomość. Dostały ją tylko niektóre osoby, więc nie podamy tu nic więcej.
check-forwarded = Mógł ją przekazać koordynator Neighbourhood Watch i dopisać coś od siebie.
check-page-telegram = Przeczytaj tutaj: { $page }
check-unknown = Nie wysłaliśmy niczego z kodem { $code }. Sprawdź kod jeszcze raz. Jeśli się zgadza, ta wiadomość nie jest od nas: nie otwieraj jej linków i nie dzwoń pod jej numery. Prześlij ją za darmo na 7726.
check-no-code = Nie widzimy tu naszego kodu. Każdy nasz alert go ma, np. K7QX. Nie otwieraj linków i nie dzwoń pod numery z tej wiadomości. Prześlij ją za darmo na 7726.
check-how = Żeby sprawdzić wiadomość, wyślij CHECK i jej kod, np. CHECK K7QX.

copy-muted = Wyciszone: { $topic }, do { $date }
copy-vote-useful = Twoja ocena: alert { $code } był przydatny
copy-vote-poor = Twoja ocena: alert { $code } nie był przydatny
