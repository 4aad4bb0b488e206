# Not yet reviewed by a native speaker.

public-brand = { $name } Messenger
public-skip = Sari la conținut
public-languages = Limba
public-all-title = Alerte
public-all-lead = Ce le spun poliția și consiliile locale oamenilor din { $place }. În caz de urgență sunați la 999.
public-area-title = Alerte pentru { $area }
public-area-lead = Ce le spun poliția și consiliul local oamenilor de aici. În caz de urgență sunați la 999.
public-in-force = Valabile acum
public-ended = Încheiate sau retrase
public-none = Acum nu sunt alerte valabile aici.
public-none-at-all = Acum nu sunt alerte valabile.
public-only-newest = Acestea sunt cele mai noi { $count }. Alegeți zona dumneavoastră ca să vedeți tot ce vă privește.
public-line-about = { $sender }, { $when }
public-line-code = Cod { $code }
public-mark-emergency = Pericol de moarte
public-mark-urgent = Urgent
public-mark-over = Vechi
public-mark-stood-down = Încheiat
public-mark-withdrawn = Retras

public-find = Găsiți zona dumneavoastră
public-find-label = Cod poștal, cartier sau loc
public-find-hint = De exemplu L20 4AB sau Bootle. Nu păstrăm ce scrieți.
public-find-button = Arată alertele
public-areas = Zone
public-wards = Cartiere
public-up = Toată zona { $area }
public-all = Toate alertele
public-found-several = La care vă gândiți?
public-found-none = Nu cunoaștem niciun loc cu acest nume. Încercați un cod poștal sau un loc din apropiere.
public-found-outside = { $name } nu este în { $place }. Nu avem alerte pentru acel loc.
public-found-like = Nu cunoaștem niciun loc cu acest nume. Este unul dintre acestea?

public-check = Este adevărat un mesaj?
public-check-label = Codul din mesaj
public-check-hint = Patru litere și cifre, de exemplu K7QX.
public-check-button = Verifică

public-alert-by = De la { $sender }
public-alert-sent = Trimis: { $when }
public-alert-update = Text nou: { $when }
public-alert-correction = Corectat: { $when }. Textul dinainte era în parte greșit.
public-state-over = Acest mesaj este vechi. Nu mai este valabil.
public-state-stood-down = S-a încheiat. Nu mai este nimic de făcut.
public-state-withdrawn = Acest mesaj era greșit. Vă rugăm să îl ignorați.
public-state-stopped = Am oprit trimiterea acestui mesaj. Nu îl dați mai departe.
public-outcome = Cum s-a încheiat
public-translated = În alte limbi
public-story = Ce am spus mai înainte
public-story-first = Primul text, { $when }
public-story-update = Text nou, { $when }
public-story-correction = Corectare, { $when }

public-real = Este adevărat?
public-real-yes = Da. { $sender } a trimis mesajul cu codul { $code }. Dacă în mesajul dumneavoastră sunt alte cuvinte decât aici, nu aveți încredere în el.
public-real-was-wrong = A fost de la noi: { $sender } a trimis mesajul cu codul { $code }. Dar era greșit și l-am retras.
public-real-stopped = A fost de la noi: { $sender } a trimis mesajul cu codul { $code }. Apoi am oprit trimiterea.
public-real-forwarded = Poate l-a dat mai departe un coordonator Neighbourhood Watch, cu un rând scris de el.

public-some-only-title = Această alertă este adevărată
public-some-only = Mesajul cu codul { $code } este de la noi. L-au primit doar unele persoane, așa că nu arătăm aici ce scrie în el.

public-saw = Ați văzut ceva?
public-saw-over = S-a încheiat, dar tot vrem să știm ce ați văzut.
public-saw-lead = Spuneți-ne fără să vă dați numele. Dacă cineva este acum în pericol, sunați la 999.
public-saw-telegram = Spuneți-ne prin Telegram
public-saw-text = Spuneți-ne prin SMS
public-saw-sms = Trimiteți SAW { $code } și ce ați văzut la { $number }.
public-saw-elsewhere = Sau spuneți la Crimestoppers, fără nume: 0800 555 111.

public-join = Primiți alerte pentru zona dumneavoastră
public-join-lead = Sunt gratuite și le puteți opri oricând.
public-join-telegram = Alerte prin Telegram
public-join-text = Alerte prin SMS
public-join-sms = Trimiteți JOIN și codul poștal la { $number }.

public-false-title = Acest cod nu este al nostru
public-false-lead = Nu am trimis nimic cu codul { $code }. Mai verificați codul: are patru litere și cifre, de exemplu K7QX.
public-false-signs = Mesajele false de multe ori
public-false-sign-hurry = vă grăbesc sau vă sperie,
public-false-sign-money = cer bani, o parolă sau cardul,
public-false-sign-link = vor să deschideți un link sau să sunați la un număr,
public-false-sign-code = nu au cod sau au unul care nu se găsește aici.
public-false-do = Ce e de făcut
public-false-do-nothing = Nu deschideți linkuri. Nu sunați la numerele din mesaj.
public-false-do-report = Trimiteți SMS-ul mai departe la 7726. Este gratuit. Apoi ștergeți-l.
public-false-do-bank = Ați plătit sau ați dat datele de la bancă? Sunați acum la bancă: 159 face legătura cu cele mai multe bănci.
public-false-do-danger = În pericol? Sunați la 999.
public-no-page = La această adresă nu este nimic
public-no-page-lead = Mai verificați adresa sau mergeți la toate alertele.

public-foot = Urgență: 999. Fără urgență: 101. Crimestoppers, fără nume: 0800 555 111.
