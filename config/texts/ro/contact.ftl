# Not yet reviewed by a native speaker.

contact-offer = Dacă vreți ca un polițist să vă contacteze despre ce ne-ați spus, trimiteți CONTACT ME.
contact-button = Contactați-mă
contact-means = Dacă mergeți mai departe, echipa care are ultimul mesaj vă vede numărul și vă poate suna. Nimeni altcineva. Pentru acest caz nu mai rămâneți fără nume. Ca să retrageți: CONTACT OFF.
    Nu este un denunț și nu dă număr de dosar: pentru asta sunați la 101 sau { $site }
contact-type = Scrieți acum numărul la care să vă sunăm.
contact-type-other = Sau scrieți alt număr.
contact-mine = Acest număr
contact-not = Nu
contact-no-number = Acesta nu este un număr de telefon. Scrieți-l cu toate cifrele.
contact-shared = Mulțumim. Echipa primește numărul care se termină cu { $end } și vă poate suna. Ca să îl retrageți: CONTACT OFF.
contact-not-shared = Nu s-a transmis nimic. Rămâneți fără nume.
contact-already = Echipa are deja numărul. Ca să îl retrageți: CONTACT OFF.
contact-nothing = Nu există un mesaj din ultima zi la care să punem numărul. Trimiteți TIP și ce știți, apoi alegeți că vă putem întreba.
contact-taken-back = Gata. Numărul a fost șters la echipă. Dacă cineva l-a notat deja pe hârtie, de acolo nu îl putem lua.
contact-none = Nu avem niciun număr dat unei echipe.
