# Not yet reviewed by a native speaker.

# Stopping

stop-done = Gata. Nu mai primiți alerte de la noi. Puteți în continuare să ne spuneți aici ce știți. Ca să reveniți, trimiteți JOIN și codul poștal.
stop-nothing = Nu primiți alerte de la noi, deci nu este nimic de oprit. Ca să le primiți, trimiteți JOIN și codul poștal.
stop-topic = Gata. Nu mai primiți alerte despre: { $topic }. Ca să schimbați, trimiteți TOPICS. Dacă sunt vieți în pericol în apropiere, tot vă anunțăm.
stop-not-yours = Zona aceasta nu este pe listă, deci nu s-a schimbat nimic. Zonele alese: { $places }. Trimiteți doar STOP ca să opriți tot.

# Coming back after STOP
start-then-join = Vă putem scrie din nou. Încă nu primiți alerte. Ca să le primiți, trimiteți JOIN și codul poștal, de exemplu JOIN L20 4AB.
start-still-joined = Primiți alertele noastre. Trimiteți MENU ca să vedeți ce puteți face.

# My data
mydata-held = Păstrăm: zonele alese ({ $places }), subiectele alese ({ $topics }), alte alegeri și voturi, limba, datele de contact (bine protejate) și data înscrierii. Nu păstrăm numele și nici adresa.
mydata-held-left = Nu primiți alerte. Păstrăm datele de contact (bine protejate) și data înscrierii și a renunțării. Nu păstrăm numele și nici adresa.
mydata-held-nothing = Nu v-ați înscris, deci păstrăm doar această conversație (bine protejată, cel mult 90 de zile).
mydata-copy = Trimite-mi o copie
mydata-erase = Șterge tot
mydata-keep = Păstrează
mydata-sure = Sigur? Alertele se opresc, iar ștergerea nu se poate anula. Dacă ne-ați spus ceva, trimiteți FORGET și cele patru cuvinte ca să închideți și acel caz.
mydata-yes = Da, șterge
mydata-no = Nu, păstrează
mydata-kept = Nu s-a schimbat nimic.
mydata-erased = Gata, am șters. Această conversație goală dispare după 90 de zile. Păstrăm o urmă codificată, ca nimeni altcineva să nu vă poată înscrie. Ca să reveniți, trimiteți JOIN și codul poștal.

copy-title = Ce date păstrăm:
copy-language = Limba: { $name }
copy-place = Zona: { $place } ({ $how })
copy-how-exact = după codul poștal
copy-how-polygon = după locație
copy-how-nearest = după locație
copy-how-chosen = așa cum ați ales
copy-topic = Subiect: { $topic }
copy-alerts = Alerte pe care vi le-am trimis: { $count }
copy-consent = { $on }, { $channel }: { $deed }. Cu aceste cuvinte: { $wording }
copy-deed-joined = v-ați înscris
copy-deed-added = ați adăugat o zonă
copy-deed-dropped = ați oprit o zonă sau un subiect
copy-deed-left = ați renunțat
copy-by-telegram = prin Telegram
copy-by-sms = prin SMS
