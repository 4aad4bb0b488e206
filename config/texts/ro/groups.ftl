# Not yet reviewed by a native speaker.

group-pub-watch = Pub Watch
group-shop-watch = Shop Watch
group-schools = Școli
group-care-homes = Cămine de îngrijire
group-places-of-worship = Lăcașuri de cult
group-people-at-risk = Siguranță și liniște

group-about-pub-watch = vești pentru puburi, baruri și cluburi.
group-about-shop-watch = vești pentru magazine și cei care lucrează acolo.
group-about-schools = vești pentru școli și grădinițe.
group-about-care-homes = vești pentru căminele de îngrijire și angajații lor.
group-about-places-of-worship = vești pentru biserici, moschei și toate lăcașurile de cult.
group-about-people-at-risk = alerte și sfaturi ca să fiți în siguranță.

groups-consent =
    { $group }: { $about }
    Vă invită: { $by }.
    Poliția și consiliul local vă pot scrie. Văd câți sunt în grup, dar nu cine.
    Puteți ieși oricând: trimiteți STOP { $stop }.
    Vreți să intrați?
groups-yes = Da, intru
groups-no = Nu, mulțumesc
groups-not-joined = Bine. Nu ați intrat în { $group }.
groups-where-key-location = Unde este localul? Trimiteți codul lui poștal sau numele cartierului.
groups-where-people = Unde locuiți? Trimiteți codul poștal sau zona, de exemplu L20 4AB sau Bootle.
groups-joined = Gata. Sunteți în { $group } și primiți alertele pentru { $places }. Ca să ieșiți, trimiteți STOP { $stop }.
groups-joined-new = Gata. Sunteți în { $group } și primiți alertele pentru { $places }. Vă anunțăm și dacă sunt vieți în pericol acolo. Pentru mai multe alerte trimiteți TOPICS. Ca să ieșiți, trimiteți STOP { $stop }.
groups-already = Sunteți deja în { $group }. Ca să ieșiți, trimiteți STOP { $stop }.
groups-code-unknown = Codul acesta nu merge. Poate este prea vechi sau are o literă greșită. Verificați-l sau cereți unul nou.
groups-by-code = Ca să intrați în { $group } aveți nevoie de un cod. Cereți-l poliției locale sau consiliului local. Apoi trimiteți JOIN și codul.

groups-left = Gata. Ați ieșit din { $group }. Celelalte alerte rămân la fel.
groups-not-in = Nu sunteți în { $group }, deci nu s-a schimbat nimic.
groups-leave-choice = Ieșiți din { $group }
groups-leave-sure = Ieșiți din { $group }? Ca să reveniți aveți nevoie de un cod nou.
groups-leave = Da, ies
groups-stay = Nu, rămân
groups-stayed = Nu s-a schimbat nimic. Sunteți tot în grup.

groups-held = Sunteți în aceste grupuri: { $groups }.
copy-group = Grup: { $group }
copy-deed-entered = ați intrat într-un grup
copy-deed-quit = ați ieșit dintr-un grup
