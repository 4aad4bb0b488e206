# Not yet reviewed by a native speaker.

enough-today = Pentru astăzi este tot ce putem primi, mulțumim. Mesajul nu a fost trimis; trimiteți-l mâine. În pericol sunați la 999. Dacă nu poate aștepta, sunați la 101 sau la Crimestoppers: 0800 555 111.
enough-quiet = Cei care citesc mesajele vă roagă să așteptați. Încă { $hours } h nu mai primesc nimic, așa că mesajul nu a fost trimis. În pericol sunați la 999. Dacă nu poate aștepta, sunați la 101 sau la Crimestoppers: 0800 555 111.
case-muted = Cei care au acest mesaj nu mai primesc nimic în plus despre el. Ce ați trimis înainte rămâne la ei.
answer-late = Nimeni nu mai așteaptă acest răspuns, așa că nu a fost trimis.
