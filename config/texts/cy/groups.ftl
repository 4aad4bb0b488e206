# Not yet reviewed by a native speaker.

group-pub-watch = Pub Watch
group-shop-watch = Shop Watch
group-schools = Ysgolion
group-care-homes = Cartrefi gofal
group-places-of-worship = Mannau addoli
group-people-at-risk = Diogel ac Iach

group-about-pub-watch = newyddion i dafarndai, bariau a chlybiau.
group-about-shop-watch = newyddion i siopau a'r bobl sy'n gweithio ynddyn nhw.
group-about-schools = newyddion i ysgolion a meithrinfeydd.
group-about-care-homes = newyddion i gartrefi gofal a'u staff.
group-about-places-of-worship = newyddion i eglwysi, mosgiau a phob man addoli.
group-about-people-at-risk = rhybuddion a chyngor i'ch helpu i gadw'n ddiogel.

groups-consent =
    { $group }: { $about }
    Gofynnir i chi gan: { $by }.
    Gall swyddogion yr heddlu a'r cyngor ysgrifennu atoch. Maen nhw'n gweld faint sydd yn y grŵp, ond nid pwy.
    Gallwch adael unrhyw bryd: anfonwch STOP { $stop }.
    Ydych chi eisiau ymuno?
groups-yes = Ydw, ymuno
groups-no = Nac ydw, dim diolch
groups-not-joined = Iawn. Dydych chi ddim wedi ymuno â { $group }.
groups-where-key-location = Ble mae eich lle? Anfonwch ei god post, neu enw ei ward.
groups-where-people = Ble rydych chi'n byw? Anfonwch eich cod post neu'ch ardal, fel L20 4AB neu Bootle.
groups-joined = Iawn. Rydych chi yn { $group } ac yn cael ei rybuddion ar gyfer { $places }. I adael, anfonwch STOP { $stop }.
groups-joined-new = Iawn. Rydych chi yn { $group } ac yn cael ei rybuddion ar gyfer { $places }. Byddwn hefyd yn dweud os oes bywydau mewn perygl yno. I gael mwy o rybuddion anfonwch TOPICS. I adael, anfonwch STOP { $stop }.
groups-already = Rydych chi yn { $group } yn barod. I adael, anfonwch STOP { $stop }.
groups-code-unknown = Dydy'r cod hwn ddim yn gweithio. Efallai ei fod yn rhy hen, neu fod un llythyren yn anghywir. Gwiriwch y cod, neu gofynnwch am un newydd.
groups-by-code = Mae angen cod i ymuno â { $group }. Gofynnwch i'ch heddlu lleol neu'ch cyngor am un. Wedyn anfonwch JOIN a'r cod.

groups-left = Iawn. Rydych chi wedi gadael { $group }. Mae eich rhybuddion eraill yn aros yr un fath.
groups-not-in = Dydych chi ddim yn { $group }, felly does dim wedi newid.
groups-leave-choice = Gadael { $group }
groups-leave-sure = Gadael { $group }? I ddod yn ôl bydd angen cod newydd.
groups-leave = Ydw, gadael
groups-stay = Nac ydw, aros
groups-stayed = Does dim wedi newid. Rydych chi'n dal yn y grŵp.

groups-held = Rydych chi yn y grwpiau hyn: { $groups }.
copy-group = Grŵp: { $group }
copy-deed-entered = fe wnaethoch chi ymuno â grŵp
copy-deed-quit = fe wnaethoch chi adael grŵp
