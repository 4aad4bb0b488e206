# Not yet reviewed by a native speaker.

# Neighbourhood Watch schemes: what neighbours and their coordinators read.

command-scheme = Grupuri Neighbourhood Watch

# SCHEME
scheme-what = Într-un grup Neighbourhood Watch vecinii au grijă unii de alții. Ca să intrați într-unul, trimiteți JOIN și codul de pe afiș. Puteți și să începeți un grup.
scheme-mine = Sunteți în: { $schemes }. Ca să intrați în altul, trimiteți JOIN și codul de pe afiș.
scheme-which = Care grup?
scheme-yes = Da
scheme-no = Nu
scheme-nothing-changed = Bine. Nu s-a trimis și nu s-a schimbat nimic.

# Asking for a scheme
scheme-name-ask = Cum se numește grupul? De exemplu: Linacre Lane Watch.
scheme-area-ask = Unde este? Trimiteți codul poștal sau numele unui loc, de exemplu L20 4AB sau Linacre.
scheme-area-wide = { $place } este prea mare pentru un singur grup. Trimiteți un cod poștal sau un loc mai mic.
scheme-sure = { $scheme }, pentru { $place }. Veți fi coordonator: puteți da mai departe alertele poliției și puteți scrie membrilor. Vedeți câți sunt, niciodată cine sunt. E corect?
scheme-asked = Mulțumim. Întâi trebuie să spună da un polițist. Vorbiți cu polițistul din zonă sau sunați la 101 și dați acest cod: { $code }. Vă scriem când se hotărăsc.
scheme-still-asked = { $scheme } așteaptă încă un polițist. Vorbiți cu polițistul din zonă sau sunați la 101 și dați acest cod: { $code }.
scheme-asked-lately = Ați cerut un grup în ultimele 7 zile. Vorbiți întâi cu polițistul din zonă sau sunați la 101.
scheme-told-approve = Veste bună: { $scheme } poate începe. Vecinii intră trimițând JOIN { $code }. Ca să vedeți ce puteți face, trimiteți SCHEME.
scheme-told-decline = Mulțumim că ați vrut să conduceți { $scheme }. Poliția nu poate spune da acum. Ca să vorbiți despre asta, sunați la 101. Alertele rămân la fel.
scheme-told-stop = Poliția a oprit { $scheme }. Nu mai pleacă nimic de acolo. Ca să vorbiți despre asta, sunați la 101.

# What a coordinator can do
scheme-home = { $scheme }. Membri: { $members }. Ce doriți să faceți?
scheme-do-start = Încep un grup
scheme-do-pass = Dau o alertă mai departe
scheme-do-write = Scriu membrilor
scheme-do-poster = Codul pentru afiș
scheme-do-deputy = Adaug un adjunct
scheme-do-leave = Ies din grup
scheme-poster = Pentru afișul { $scheme }: trimiteți JOIN { $code }. { $link }
scheme-deputy-code = Dați acest cod unei singure persoane de încredere. Merge o dată, 7 zile: SCHEME { $code }. Va putea da alerte mai departe și va putea scrie membrilor { $scheme }.
scheme-lead-coordinator = Puteți conduce { $scheme } ({ $place }): dați mai departe alertele poliției și scrieți membrilor. Vedeți câți sunt, niciodată cine sunt. Doriți?
scheme-lead-deputy = Puteți ajuta la { $scheme } ({ $place }): dați mai departe alertele poliției și scrieți membrilor. Vedeți câți sunt, niciodată cine sunt. Doriți?
scheme-lead-done = Gata. De acum conduceți { $scheme }. Ca să vedeți ce puteți face, trimiteți SCHEME.
scheme-lead-unknown = Codul a fost deja folosit, e mai vechi de 7 zile sau e scris greșit. Verificați-l sau cereți unul nou.

# JOIN and the code on a poster
scheme-join-ask = { $scheme } este un grup Neighbourhood Watch pentru { $place }. Dacă intrați, vă pot scrie poliția și coordonatorul, care e un vecin. Nici coordonatorul, nici ceilalți nu vă văd numele sau numărul. Ca să ieșiți, trimiteți LEAVE.
scheme-join-ask-alerts = Veți primi și alerte de la poliție pentru { $place }. Cu STOP opriți tot.
scheme-join-yes = Intru
scheme-join-no = Nu, mulțumesc
scheme-joined = Gata. Sunteți în { $scheme }. Ca să ieșiți, trimiteți LEAVE.
scheme-joined-alerts = Primiți și alerte de la poliție pentru { $place }. Cu STOP opriți tot.
scheme-joined-before = Sunteți deja în { $scheme }. Ca să ieșiți, trimiteți LEAVE.
scheme-code-unknown = Niciun grup nu are codul { $code }. Mai uitați-vă o dată pe afiș.
scheme-not-running = { $scheme } nu funcționează acum. Puteți primi alerte de la poliție: trimiteți JOIN și codul poștal.

# LEAVE
scheme-left = Gata. Ați ieșit din { $scheme }. Alertele de la poliție rămân la fel.
scheme-lead-left = Grupul Neighbourhood Watch pe care îl conduceați are nevoie de altcineva. Spunem poliției din zonă.
scheme-leave-which = Din care grup doriți să ieșiți?
scheme-leave-sure = Conduceți { $scheme }. Dacă ieșiți, trebuie să o facă altcineva. Doriți să ieșiți?
scheme-leave-none = Nu sunteți în niciun grup Neighbourhood Watch. Cu STOP opriți tot.

# FWD K7QX
scheme-forward-how = Ca să dați o alertă mai departe, trimiteți FWD și codul ei, de exemplu FWD K7QX.
scheme-forward-not-yours = Doar coordonatorii pot face asta. Ca să vedeți ce puteți face, trimiteți SCHEME.
scheme-forward-unknown = Nu știm nicio alertă cu codul { $code }. Mai uitați-vă o dată la cod.
scheme-forward-over = Alerta { $code } s-a terminat sau a fost oprită, deci nu o dați mai departe.
scheme-forward-some-only = Alerta { $code } a fost doar pentru unii, deci nu poate fi dată mai departe.
scheme-forward-before = { $code } este deja în drum spre grupul dumneavoastră.
scheme-forward-nobody = Toți membrii au deja { $code }. Mulțumim.
scheme-forward-counts = Asta primesc. Vor afla: { $told }. O aveau deja: { $had }.
scheme-forward-do-send = Trimit
scheme-forward-do-line = Scriu un rând al meu
scheme-forward-do-bare = Fără un rând al meu
scheme-forward-do-leave = Nu trimit
scheme-forward-line = Scrieți un rând al dumneavoastră. Stă deasupra alertei și poate avea { $most } caractere.
scheme-forward-done = Mulțumim. Pleacă spre { $scheme }. Vor afla: { $told }. O aveau deja: { $had }.
scheme-forward-button = Dau mai departe grupului
scheme-pass-which = Care alertă?
scheme-pass-none = Nu este nicio alertă pentru zonele alese. Dacă aveți codul uneia, trimiteți FWD și codul.
scheme-line-no-room = Alerta umple un SMS întreg, deci nu e loc pentru un rând al dumneavoastră. O puteți da mai departe așa cum e.

# What is wrong with somebody's words
scheme-words-empty = Scrieți câteva cuvinte.
scheme-words-long = Sunt { $surplus } caractere în plus. Cel mult { $most }, vă rugăm.
scheme-words-costly = Unele telefoane nu pot arăta asta: { $characters } Scrieți cu litere simple.
scheme-words-link = Scoateți asta: { $found } Linkurile și adresele nu sunt permise, ca nimeni să nu ajungă pe o pagină falsă.
scheme-words-number = Scoateți acest număr: { $number } Sunt permise doar 999, 101 și numerele de ajutor cunoscute.
scheme-line-quotes = Scoateți ghilimelele, ca toți să vadă unde se termină rândul dvs.
scheme-line-police = Scoateți acest cuvânt: { $found } Nimeni nu trebuie să creadă că rândul dvs. vine de la poliție.

# As members read it
scheme-forward-telegram =
    Dat mai departe de coordonatorul { $scheme }, care scrie: "{ $line }"

    Alerta de la poliție și partenerii ei:

    { $alert }
scheme-forward-telegram-bare =
    Dat mai departe de coordonatorul { $scheme }. Alerta de la poliție și partenerii ei:

    { $alert }
scheme-forward-sms =
    Coordonatorul Watch: { $line } (Nu e bine? REPORT { $code })
    { $headline }
    { $text }
    Urgență: 999. Ați văzut ceva? SAW { $code }. E real? CHECK { $code }
    { $sender }
scheme-forward-sms-bare =
    De la coordonatorul Watch
    { $headline }
    { $text }
    Urgență: 999. Ați văzut ceva? SAW { $code }. E real? CHECK { $code }
    { $sender }
scheme-follow-sms =
    Dat mai departe de { $scheme }:
    { $alert }
scheme-message-telegram =
    De la coordonatorul { $scheme }, nu de la poliție:

    { $text }

    Nu e în regulă? Apăsați butonul. Ca să ieșiți din grup, trimiteți /leave.
scheme-message-sms =
    De la coordonatorul { $scheme }, nu de la poliție:
    { $text }
    Nu e bine? REPORT { $number }. Ieșire: LEAVE

# Writing to one's scheme, and REPORT
scheme-write-ask = Ce doriți să spuneți? Cel mult { $most } caractere. Va scrie că e de la dumneavoastră, nu de la poliție.
scheme-write-cap = Ați scris de 2 ori în 7 zile. Puteți scrie din nou pe { $again }.
scheme-write-count = Asta primesc. Membri: { $members }. Trimitem?
scheme-write-do-send = Trimit
scheme-write-do-change = Scriu din nou
scheme-write-do-leave = Nu trimit
scheme-written = Mulțumim. Pleacă acum spre membrii { $scheme }.
scheme-written-later = Mulțumim. E noapte, deci pleacă spre membrii { $scheme } la { $time }.
scheme-report-button = Nu e în regulă
scheme-report-how = Ca să raportați mesajul unui coordonator, trimiteți REPORT și numărul lui, de exemplu REPORT 12.
scheme-reported = Mulțumim. Poliția se uită la acest mesaj. Coordonatorul nu află cine l-a raportat.
scheme-report-unknown = Nu avem un astfel de mesaj pentru dumneavoastră. În caz de urgență sunați la 999. Ca să spuneți ceva poliției, trimiteți TIP și ce știți.

# In the copy of what we hold
copy-scheme-coordinator = Conduceți grupul Neighbourhood Watch { $scheme }
copy-scheme-deputy = Ajutați la conducerea grupului Neighbourhood Watch { $scheme }
copy-scheme-member = Sunteți în grupul Neighbourhood Watch { $scheme }
copy-deed-scheme-in = ați intrat într-un grup Neighbourhood Watch
copy-deed-scheme-out = ați ieșit dintr-un grup Neighbourhood Watch
