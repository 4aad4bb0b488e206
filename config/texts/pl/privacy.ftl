# Not yet reviewed by a native speaker.

# Stopping

stop-done = Gotowe. Nie będzie już od nas alertów. Nadal możesz nam tu coś zgłosić. Żeby wrócić, wyślij JOIN i kod pocztowy.
stop-nothing = Nie masz u nas alertów, więc nie ma czego wyłączać. Żeby je dostawać, wyślij JOIN i kod pocztowy.
stop-topic = Gotowe. Nie będzie już alertów na temat: { $topic }. Żeby to zmienić, wyślij TOPICS. Jeśli blisko ciebie zagrożone jest życie, i tak damy ci znać.
stop-not-yours = Tego miejsca nie ma na twojej liście, więc nic się nie zmieniło. Twoje miejsca: { $places }. Samo STOP wyłącza wszystko.

# Coming back after STOP
start-then-join = Znowu możemy do ciebie pisać. Alertów jeszcze nie masz. Żeby je dostawać, wyślij JOIN i kod pocztowy, np. JOIN L20 4AB.
start-still-joined = Masz włączone nasze alerty. Wyślij MENU, żeby zobaczyć, co możesz zrobić.

# My data
mydata-held = Mamy: twoje miejsca ({ $places }), wybrane tematy ({ $topics }), inne wybory i oceny, twój język, kontakt do ciebie (dobrze chroniony) i datę zapisania się. Nie mamy twojego nazwiska ani adresu.
mydata-held-left = Nie masz alertów. Mamy kontakt do ciebie (dobrze chroniony) oraz daty zapisania się i rezygnacji. Nie mamy twojego nazwiska ani adresu.
mydata-held-nothing = Nie masz u nas alertów, więc mamy tylko tę rozmowę (dobrze chronioną, najwyżej przez 90 dni).
mydata-copy = Przyślij mi kopię
mydata-erase = Usuń wszystko
mydata-keep = Zostaw
mydata-sure = Na pewno? To wyłączy alerty i nie da się tego cofnąć. Jeśli masz u nas zgłoszenie, wyślij FORGET i jego cztery słowa, żeby je też zamknąć.
mydata-yes = Tak, usuń
mydata-no = Nie, zostaw
mydata-kept = Nic się nie zmieniło.
mydata-erased = Gotowe, usunięte. Ta pusta rozmowa zniknie po 90 dniach. Zostaje zaszyfrowany ślad, żeby nikt inny nie mógł cię zapisać. Żeby wrócić, wyślij JOIN i kod pocztowy.

copy-title = Co o tobie mamy:
copy-language = Język: { $name }
copy-place = Miejsce: { $place } ({ $how })
copy-how-exact = z kodu pocztowego
copy-how-polygon = z lokalizacji
copy-how-nearest = z lokalizacji
copy-how-chosen = z twojego wyboru
copy-topic = Temat: { $topic }
copy-alerts = Alerty wysłane do ciebie: { $count }
copy-consent = { $on }, { $channel }: { $deed }. Tymi słowami: { $wording }
copy-deed-joined = zapisanie się
copy-deed-added = dodanie miejsca
copy-deed-dropped = wyłączenie miejsca lub tematu
copy-deed-left = rezygnacja
copy-by-telegram = przez Telegram
copy-by-sms = SMS-em
