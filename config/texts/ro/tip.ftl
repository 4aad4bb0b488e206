# Not yet reviewed by a native speaker.

### Tips: the offer, danger, the case, messages from a team.
### Every text within three SMS segments of GSM-7, with its menu. None names a team, a matter or a word that was used.

## The first screen and the offer

tip-first = Scrieți ce știți, cum vă vine mai ușor: ce, unde, când, cine.
    Mesajul ajunge, fără nume, la poliție sau la un partener, cum ar fi consiliul local. Telegram sau rețeaua de telefonie știe totuși că ne-ați scris.
    Nu scrieți cine sunteți și nici ce nu poate ști altcineva.
    Pericol acum? Sunați la 999. Sau sunați la Crimestoppers: 0800 555 111.
tip-what-did-you-see = Ce ați văzut? Scrieți cum vă vine mai ușor: ce, unde, când.
    Mesajul ajunge, fără nume, la poliție sau la un partener, cum ar fi consiliul local. Telegram sau rețeaua de telefonie știe totuși că ne-ați scris.
    Nu scrieți cine sunteți și nici ce nu poate ști altcineva.
    Pericol acum? Sunați la 999. Sau sunați la Crimestoppers: 0800 555 111.
tip-about-which = Despre care alertă este vorba?
tip-something-else = Altceva
tip-offer = Trimitem mesajul fără nume?
    Îl citește poliția sau un partener, cum ar fi consiliul local. Telegram sau rețeaua de telefonie știe că ne-ați scris. Nu scrieți cine sunteți. Ca să adăugați ceva, scrieți mai departe.
    Sau sunați la Crimestoppers: 0800 555 111.
tip-offer-added = Am adăugat. Trimitem totul fără nume?
    Mesajul îl citește poliția sau un partener, cum ar fi consiliul local. Telegram sau rețeaua de telefonie știe că ne-ați scris.
    Sau sunați la Crimestoppers: 0800 555 111.
tip-send-ask = Trimite, mă puteți întreba
tip-send-silent = Trimite, fără întrebări
tip-send-not = Nu trimite
tip-too-long = Este prea lung pentru un singur mesaj. Trimiteți în părți mai scurte.
tip-no-such-alert = Nu cunoaștem nicio alertă cu acest cod. Verificați codul sau trimiteți TIP și ce ați văzut.

## Filed, or not

tip-filed-ask = Mulțumim. Am primit mesajul, fără nume.
    Cuvintele cazului: { $code }
    Nu le spuneți nimănui. Pentru vești trimiteți CASE și cele patru cuvinte; ca să adăugați ceva, scrieți după ele. Ca să rupeți orice legătură cu acest caz: FORGET și cuvintele.
    Ca să vă contacteze un polițist: CONTACT ME.
    Răspundeți UNDO în 10 minute ca să retrageți mesajul.
tip-filed-silent = Mulțumim. Am primit mesajul, fără nume. Nimeni nu vă poate întreba nimic.
    Răspundeți UNDO în 10 minute ca să îl retrageți.
tip-not-sent = Nu s-a trimis nimic și nu păstrăm nimic.
tip-undone = Mesajul este retras. Dacă l-a citit deja cineva, vede că l-ați retras.
tip-nothing-to-undo = Nu este nimic de retras. Se poate doar în primele 10 minute după trimitere.
tip-undo = Retrage
tip-not-for-us = Putem transmite mai departe ce știți despre infracțiuni sau despre cei care tulbură liniștea: trimiteți TIP și ce ați văzut. Pentru orice altceva sunați la 101. Ca să vedeți ce puteți face aici, trimiteți MENU.
# What people type who ask whether they stay unknown.
words-about-names = anonim, cine sunt, cine citește
tip-thanks = Mulțumim. Dacă vedeți vreodată ceva, trimiteți TIP și ce ați văzut.

## Danger

danger-ring = Sunați acum la 999. Dacă nu puteți vorbi, sunați la 999 de pe mobil și apăsați 55 când vi se cere. Dacă nu auziți: 18000 (Relay UK). 999 primește și SMS-uri de la telefoane înregistrate la emergencySMS. Nimeni nu urmărește mesajele de aici minut de minut.
danger-ring-suicide = Sunați acum la 999 dacă o viață este în pericol. Dacă nu puteți vorbi, sunați la 999 de pe mobil și apăsați 55 când vi se cere. Dacă nu auziți: 18000 (Relay UK). Sau vorbiți cu Samaritans: 116 123, gratuit, zi și noapte. Contați pentru noi. Nimeni nu urmărește mesajele de aici minut de minut.
danger-ring-home = Sunați acum la 999. Dacă nu puteți vorbi, sunați la 999 de pe mobil și apăsați 55 când vi se cere. Dacă nu auziți: 18000 (Relay UK). 999 primește și SMS-uri de la telefoane din emergencySMS. Ca să vorbiți cu cineva, gratuit, zi și noapte: 0808 2000 247. Dacă altcineva se uită în telefon, ștergeți.
danger-passed-on = Am transmis mai departe, fără nume. Nu vedem cine sunteți și nici unde sunteți. Răspundeți UNDO în 10 minute ca să retrageți mesajul.
danger-kept = Nu vedem cine sunteți și nici unde sunteți. Răspundeți UNDO în 10 minute ca să retrageți ce ați scris.
danger-removed = Ștergem mesajul dumneavoastră din această conversație, ca să nu îl citească altcineva.
danger-added = Am adăugat la ce ați trimis. Sunați la 999 dacă cineva este în pericol. UNDO retrage tot.
danger-still = Dacă cineva este în pericol, sunați la 999. UNDO retrage ce ați trimis.

## The case

case-how = Trimiteți CASE și cele patru cuvinte ale cazului. Ca să adăugați ceva, scrieți după ele.
case-not-read = Am primit mesajul. Încă nu l-a citit nimeni.
case-read = Cineva a citit mesajul și se ocupă de el.
case-added = Mulțumim. Am adăugat, fără nume.
case-unknown = Nu cunoaștem niciun caz cu aceste cuvinte. Verificați-le încă o dată. Ce se trimite de pe alt telefon ajunge aici după 15 minute.
case-too-many = Prea multe cuvinte greșite astăzi. Încercați din nou mâine.
forget-how = Trimiteți FORGET și cele patru cuvinte ale cazului.
case-forgotten = Gata. Nimeni nu vă mai poate scrie despre asta, iar cuvintele cazului nu mai sunt valabile.

## Messages from a team

message-waiting = Aveți un mesaj. Ca să îl citiți, răspundeți READ
message-read-button = Citește
message-question = Cineva întreabă despre ce ne-ați spus:
    { $words }
    Scrieți răspunsul aici. Ajunge fără nume. Puteți și să nu răspundeți.
message-told = Despre ce ne-ați spus:
    { $words }
message-more = Mai este unul. Răspundeți READ
message-none = Nu vă așteaptă niciun mesaj.
answer-sent = Mulțumim. Răspunsul este pe drum, fără nume.
outcome-acted-on = Mulțumim: pe baza mesajului s-au luat măsuri.
outcome-kept = Mulțumim: ce ne-ați spus ajută să se vadă întreaga situație. De aceea păstrăm informația.
outcome-passed-on = Mulțumim: ce ne-ați spus a ajuns la cei care se pot ocupa.
outcome-nothing-found = Mulțumim. S-a verificat și nu s-a mai găsit nimic.
outcome-not-for-us = Mulțumim. Cineva a citit mesajul, dar nu este ceva de care ne putem ocupa.
outcome-not-intelligence = { outcome-not-for-us }
outcome-words = { $outcome }
    { $words }
