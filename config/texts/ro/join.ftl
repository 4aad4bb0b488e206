# Not yet reviewed by a native speaker.

# Joining. What is agreed to stands in these texts: each is kept with the consent it led to.

join-where = Bun venit! Puteți primi alerte despre infracțiuni și siguranță acolo unde locuiți, de la poliție și consiliul local. Sunt gratuite și le puteți opri oricând: trimiteți STOP. Pentru ce zonă? Răspundeți cu codul poștal sau numele, de exemplu L20 4AB sau Bootle.
join-where-telegram =
    Bun venit! Puteți primi alerte despre infracțiuni și siguranță acolo unde locuiți, de la poliție și consiliul local. Sunt gratuite și le puteți opri oricând: trimiteți /stop.

    Pentru ce zonă? Trimiteți codul poștal sau numele, de exemplu L20 4AB sau Bootle. Puteți trimite și locația (agrafa de hârtie): păstrăm doar zona aproximativă.

    În caz de urgență sunați la 999.
join-language = În ce limbă vreți să citiți?

join-done =
    Gata. De acum primiți alerte pentru { $place }: infracțiuni, comportament antisocial, siguranță și evenimente locale.
    Cât de des: de obicei doar câteva pe săptămână. Noaptea scriem numai dacă sunt vieți în pericol.
    Ca să opriți: trimiteți STOP. Ca să vedeți ce mai puteți face: MENU. În caz de urgență sunați la 999.
join-already = Primiți deja alerte, deci nu s-a schimbat nimic. Zonele alese: { $places }.
join-already-topicless = Dar nu ați ales niciun subiect. Ca să alegeți, trimiteți TOPICS.
join-first = Încă nu primiți alerte. Ca să le primiți, trimiteți JOIN și codul poștal, de exemplu JOIN L20 4AB.
join-text-start = Ați oprit SMS-urile noastre, deci încă nu vă putem scrie. Trimiteți START la primul nostru număr. Apoi terminăm înscrierea cerută cu JOIN.

# Which languages
language-which = În ce limbă vreți să citiți?
language-set = Gata. Vă vom scrie în română.
