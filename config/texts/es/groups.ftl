# Not yet reviewed by a native speaker.

group-pub-watch = Pub Watch
group-shop-watch = Shop Watch
group-schools = Escuelas
group-care-homes = Residencias
group-places-of-worship = Lugares de culto
group-people-at-risk = Seguridad y calma

group-about-pub-watch = noticias para pubs, bares y discotecas.
group-about-shop-watch = noticias para las tiendas y quienes trabajan en ellas.
group-about-schools = noticias para escuelas y guarderías.
group-about-care-homes = noticias para las residencias y su personal.
group-about-places-of-worship = noticias para iglesias, mezquitas y todos los lugares de culto.
group-about-people-at-risk = avisos y consejos para su seguridad.

groups-consent =
    { $group }: { $about }
    Le invita: { $by }.
    La policía y el ayuntamiento pueden escribirle. Ven cuántas personas hay en el grupo, pero no quiénes son.
    Puede salir cuando quiera: envíe STOP { $stop }.
    ¿Quiere entrar?
groups-yes = Sí, quiero entrar
groups-no = No, gracias
groups-not-joined = De acuerdo. No ha entrado en { $group }.
groups-where-key-location = ¿Dónde está su local? Envíe su código postal o el nombre de su barrio.
groups-where-people = ¿Dónde vive? Envíe su código postal o su zona, como L20 4AB o Bootle.
groups-joined = Listo. Está en { $group } y recibe sus avisos para { $places }. Para salir, envíe STOP { $stop }.
groups-joined-new = Listo. Está en { $group } y recibe sus avisos para { $places }. También le avisamos si hay vidas en peligro allí. Para recibir más avisos, envíe TOPICS. Para salir, envíe STOP { $stop }.
groups-already = Ya está en { $group }. Para salir, envíe STOP { $stop }.
groups-code-unknown = Este código no funciona. Puede ser muy antiguo o tener una letra mal. Revíselo o pida uno nuevo.
groups-by-code = Para entrar en { $group } necesita un código. Pídalo a su policía local o a su ayuntamiento. Después envíe JOIN y el código.

groups-left = Listo. Ha salido de { $group }. Sus otros avisos siguen igual.
groups-not-in = Usted no está en { $group }, así que nada ha cambiado.
groups-leave-choice = Salir de { $group }
groups-leave-sure = ¿Salir de { $group }? Para volver necesitará un código nuevo.
groups-leave = Sí, salir
groups-stay = No, quedarme
groups-stayed = Nada ha cambiado. Sigue en el grupo.

groups-held = Usted está en estos grupos: { $groups }.
copy-group = Grupo: { $group }
copy-deed-entered = entró en un grupo
copy-deed-quit = salió de un grupo
