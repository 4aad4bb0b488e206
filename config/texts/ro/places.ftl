# Not yet reviewed by a native speaker.

# Finding a place

place-ward = Care este zona corectă? Cele mai probabile sunt primele. Dacă nu se potrivește niciuna, trimiteți alt cod poștal sau alt nume.
place-which = Sunt mai multe zone cu acest nume. Care dintre ele?
place-nearest = Aceasta pare zona cea mai apropiată. Este cea corectă? Dacă nu se potrivește niciuna, trimiteți codul poștal.
place-linked = Vreți alerte pentru această zonă? Sunt gratuite, iar STOP le oprește oricând. Pentru altă zonă trimiteți codul poștal.
place-did-you-mean = La aceasta vă refereați? Dacă nu, trimiteți din nou codul poștal.
place-more = Mai multe
place-from-start = Arată din nou primele
place-names-more = { $names } și încă { $more }
place-outside = Ne pare rău, { $name } nu este în Merseyside, deci nu avem alerte de acolo. Cunoașteți o zonă din Merseyside? Trimiteți codul poștal sau numele ei. Pentru alte locuri vedeți police.uk.
place-outside-nameless = Ne pare rău, locul nu este în Merseyside, deci nu avem alerte de acolo. Cunoașteți o zonă din Merseyside? Trimiteți codul poștal sau numele ei. Pentru alte locuri vedeți police.uk.
place-unknown = Ne pare rău, nu cunoaștem "{ $name }". Trimiteți un cod poștal, de exemplu L20 4AB, sau numele unei zone, de exemplu Bootle.
place-unknown-nameless = Trimiteți un cod poștal, de exemplu L20 4AB, sau numele unei zone, de exemplu Bootle.

# The list
place-add = Adaugă o zonă
place-add-this = Adaugă { $place }
place-drop = Scoate { $place }

places-list = Zonele alese. Alegeți una ca să o scoateți sau adăugați alta.
places-none = Acum nu aveți nicio zonă, deci nu vin alerte. Adăugați una sau trimiteți STOP ca să renunțați.
places-where = Ce zonă vreți să adăugați? Răspundeți cu codul poștal sau numele, de exemplu L8 1AA sau Bootle.
places-where-telegram = Ce zonă vreți să adăugați? Trimiteți codul poștal sau numele, de exemplu L8 1AA sau Bootle. Puteți trimite și locația.
places-added = Gata. De acum primiți alerte și pentru { $place }. STOP le oprește oricând. Zonele alese:
places-dropped = Gata. Nu mai primiți alerte pentru { $place }. Celelalte zone:
places-dropped-last = Gata. Nu mai primiți alerte pentru { $place }. Era ultima zonă, deci acum nu vin alerte. Adăugați alta sau trimiteți STOP ca să renunțați.
places-have-it = Primiți deja alerte pentru { $place }, deci nu s-a schimbat nimic. Zonele alese:
places-full = Aveți deja atâtea zone câte putem păstra. Scoateți întâi una. Zonele alese:
places-not-yours = Zona aceasta nu este pe listă. Zonele alese:
