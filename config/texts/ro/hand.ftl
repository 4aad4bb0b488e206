# Not yet reviewed by a native speaker.

mute-done-sms = Gata. Până la { $date } nu mai primiți alerte despre: { $topic }. Dacă sunt vieți în pericol în apropiere, tot vă anunțăm. Ca să le primiți din nou, trimiteți UNMUTE.
mute-done-telegram = Gata. Până la { $date } nu mai primiți alerte despre: { $topic }. Dacă sunt vieți în pericol în apropiere, tot vă anunțăm.
mute-how = Ca să nu primiți 30 de zile alerte despre ceva, trimiteți MUTE și codul alertei, de exemplu MUTE K7QX.
unmute-button = Vreau să le primesc iar
unmute-done = Gata. Primiți din nou alerte despre: { $topics }.
unmute-nothing = Nu ați oprit nimic de acest fel, deci nu s-a schimbat nimic. Ca să vedeți ce primiți, trimiteți TOPICS.
topics-muted-sms = { $topic } (oprit până la { $date })
topics-muted-telegram = 🔕 { $topic } (până la { $date })

vote-useful = Mulțumim. Acum știm că alerta { $code } v-a fost utilă.
vote-poor = Mulțumim. Acum știm că alerta { $code } nu v-a fost utilă. Ca să primiți mai puține ca ea, trimiteți MUTE { $code }.
vote-marked-telegram = ✅ { $label }
vote-how = Ca să ne spuneți ce credeți despre o alertă, trimiteți USEFUL (utilă) sau NOT USEFUL (inutilă) și codul ei, de exemplu USEFUL K7QX.
hand-not-yours = Alerta { $code } nu v-a fost trimisă, deci nu s-a schimbat nimic.
hand-unknown = Nu cunoaștem nicio alertă cu codul { $code }. Mai verificați codul.

saw-over = Această alertă s-a încheiat. Tot vrem să știm ce ați văzut.

check-real = Da, este de la noi: "{ $headline }". Trimis de { $sender } pe { $day } la { $time }.
check-updated = Da, este de la noi și sunt noutăți. "{ $headline }". Trimis de { $sender } pe { $day } la { $time }. Urmează textul cel mai nou.
check-over = Da, este de la noi, dar e vechi și nu mai e valabil. "{ $headline }". Trimis de { $sender } pe { $day } la { $time }.
check-stood-down = Da, este de la noi și s-a încheiat. Nu mai e nimic de făcut. "{ $headline }". Trimis de { $sender } pe { $day } la { $time }.
check-withdrawn = A fost de la noi, dar era greșit. Ignorați mesajul și spuneți și altora. "{ $headline }". Trimis de { $sender } pe { $day } la { $time }.
check-stopped = Este de la noi, dar am oprit trimiterea. Nu îl dați mai departe. "{ $headline }", de la { $sender }.
check-other-words = Atenție: cunoaștem codul { $code }, dar nu și aceste cuvinte. Nu deschideți linkuri și nu sunați la numerele din mesaj. Mesajul nostru este "{ $headline }". Trimis de { $sender } pe { $day } la { $time }. Urmează textul nostru.
check-other-over = Atenție: cunoaștem codul { $code }, dar nu și aceste cuvinte. Nu deschideți linkuri și nu sunați la numerele din mesaj. Mesajul nostru cu acest cod nu mai este valabil.
check-some-only = Da, { $code } este de la noi. L-au primit doar unele persoane, așa că nu spunem mai mult aici.
check-forwarded = Poate v-a fost dat mai departe de un coordonator Neighbourhood Watch, cu un rând scris de el.
check-page-telegram = Citiți aici: { $page }
check-unknown = Nu am trimis nimic cu codul { $code }. Mai verificați codul. Dacă este corect, mesajul nu este de la noi: nu deschideți linkurile și nu sunați la numerele din el. Trimiteți-l gratuit la 7726.
check-no-code = Nu vedem niciun cod de-al nostru. Toate alertele noastre au unul, de exemplu K7QX. Nu deschideți linkuri și nu sunați la numerele din mesaj. Trimiteți-l gratuit la 7726.
check-how = Ca să verificați un mesaj, trimiteți CHECK și codul lui, de exemplu CHECK K7QX.

copy-muted = Oprit: { $topic }, până la { $date }
copy-vote-useful = Ne-ați spus că alerta { $code } a fost utilă
copy-vote-poor = Ne-ați spus că alerta { $code } nu a fost utilă
