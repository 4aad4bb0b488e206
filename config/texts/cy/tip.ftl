# Not yet reviewed by a native speaker.

## The first screen and the offer

tip-first = Dywedwch beth wyddoch chi, yn eich geiriau eich hun: beth, ble, pryd, pwy.
    Bydd yr heddlu neu bartner fel y cyngor yn ei ddarllen, heb eich enw. Mae Telegram neu eich rhwydwaith ffôn yn dal i wybod eich bod wedi ysgrifennu atom.
    Peidiwch â dweud pwy ydych chi, na dim byd na all neb ond chi ei wybod.
    Perygl rŵan? Ffoniwch 999. Neu dywedwch wrth Crimestoppers: 0800 555 111.
tip-what-did-you-see = Beth welsoch chi? Dywedwch yn eich geiriau eich hun: beth, ble, pryd.
    Bydd yr heddlu neu bartner fel y cyngor yn ei ddarllen, heb eich enw. Mae Telegram neu eich rhwydwaith ffôn yn dal i wybod eich bod wedi ysgrifennu atom.
    Peidiwch â dweud pwy ydych chi, na dim byd na all neb ond chi ei wybod.
    Perygl rŵan? Ffoniwch 999. Neu dywedwch wrth Crimestoppers: 0800 555 111.
tip-about-which = Am ba un?
tip-something-else = Rhywbeth arall
tip-offer = Anfon hyn heb eich enw?
    Bydd yr heddlu neu bartner fel y cyngor yn ei ddarllen. Mae Telegram neu eich rhwydwaith ffôn yn gwybod eich bod wedi ysgrifennu atom. Peidiwch â dweud pwy ydych chi. I ychwanegu rhywbeth, daliwch ati i ysgrifennu.
    Neu dywedwch wrth Crimestoppers: 0800 555 111.
tip-offer-added = Wedi'i ychwanegu. Anfon y cwbl heb eich enw?
    Bydd yr heddlu neu bartner fel y cyngor yn ei ddarllen. Mae Telegram neu eich rhwydwaith ffôn yn gwybod eich bod wedi ysgrifennu atom.
    Neu dywedwch wrth Crimestoppers: 0800 555 111.
tip-send-ask = Anfon, cewch ofyn i mi
tip-send-silent = Anfon, dim cwestiynau
tip-send-not = Peidio ag anfon
tip-too-long = Mae hynny'n rhy hir i un neges. Anfonwch o mewn darnau byrrach, os gwelwch yn dda.
tip-no-such-alert = Does gennym ni ddim rhybudd â'r cod hwnnw. Edrychwch ar y cod eto, neu tecstiwch TIP a beth welsoch chi.

## Filed, or not

tip-filed-ask = Diolch. Mae o gennym ni, heb eich enw.
    Geiriau eich achos: { $code }
    Peidiwch â'u dweud wrth neb. I gael newyddion tecstiwch CASE a'r pedwar gair; i ychwanegu rhywbeth, ysgrifennwch o ar eu hôl. I gau pob ffordd yn ôl atoch: FORGET a'r geiriau.
    I gael swyddog i gysylltu â chi: CONTACT ME.
    Atebwch UNDO o fewn 10 munud i'w dynnu'n ôl.
tip-filed-silent = Diolch. Mae o gennym ni, heb eich enw. Ni all neb ofyn dim i chi.
    Atebwch UNDO o fewn 10 munud i'w dynnu'n ôl.
tip-not-sent = Does dim wedi'i anfon, a does dim wedi'i gadw.
tip-undone = Wedi'i dynnu'n ôl. Os oedd rhywun wedi'i ddarllen yn barod, bydd yn gweld eich bod wedi'i dynnu'n ôl.
tip-nothing-to-undo = Does dim i'w dynnu'n ôl. Mae hynny'n gweithio am 10 munud ar ôl anfon.
tip-undo = Tynnu'n ôl
tip-not-for-us = Gallwn basio ymlaen beth wyddoch chi am droseddau neu niwsans: tecstiwch TIP a beth welsoch chi. Ar gyfer unrhyw beth arall ffoniwch 101. I weld beth y gallaf ei wneud tecstiwch MENU.
# What people type who ask whether they stay unknown.
words-about-names = dienw, anhysbys, pwy ydw i, pwy sy'n darllen
tip-thanks = Diolch. Os gwelwch chi rywbeth ryw dro, tecstiwch TIP a beth welsoch chi.

## Danger

danger-ring = Ffoniwch 999 rŵan. Os na allwch siarad, ffoniwch 999 o ffôn symudol a phwyswch 55 pan ofynnir i chi. Os na allwch glywed: 18000 (Relay UK). Mae 999 yn derbyn testun o ffonau sydd wedi'u cofrestru ag emergencySMS. Does neb yn gwylio'r llinell hon bob munud.
danger-ring-suicide = Ffoniwch 999 rŵan os oes bywyd mewn perygl. Os na allwch siarad, ffoniwch 999 o ffôn symudol a phwyswch 55 pan ofynnir i chi. Os na allwch glywed: 18000 (Relay UK). Neu siaradwch â Samaritans: 116 123, am ddim, ddydd a nos. Rydych chi'n bwysig. Does neb yn gwylio'r llinell hon bob munud.
danger-ring-home = Ffoniwch 999 rŵan. Os na allwch siarad, ffoniwch 999 o ffôn symudol a phwyswch 55 pan ofynnir i chi. Os na allwch glywed: 18000 (Relay UK). Mae 999 yn derbyn testun o ffonau sydd ar emergencySMS. I siarad, am ddim, ddydd a nos: 0808 2000 247. Os oes rhai eraill yn edrych ar y ffôn hwn, dilëwch hwn.
danger-passed-on = Rydym ni wedi pasio hyn ymlaen heb eich enw. Allwn ni ddim gweld pwy ydych chi na lle'r ydych chi. Atebwch UNDO o fewn 10 munud i'w dynnu'n ôl.
danger-kept = Allwn ni ddim gweld pwy ydych chi na lle'r ydych chi. Atebwch UNDO o fewn 10 munud i dynnu'n ôl beth ysgrifennoch chi.
danger-removed = Rydym yn tynnu eich neges o'r sgwrs hon fel na all neb arall ei darllen.
danger-added = Rydym ni wedi ychwanegu hyn at beth anfonoch chi. Ffoniwch 999 os oes rhywun mewn perygl. Mae UNDO yn tynnu'r cwbl yn ôl.
danger-still = Os oes rhywun mewn perygl, ffoniwch 999. Mae UNDO yn tynnu'n ôl beth anfonoch chi.

## The case

case-how = Tecstiwch CASE a phedwar gair eich achos. I ychwanegu rhywbeth, ysgrifennwch o ar eu hôl.
case-not-read = Mae o gennym ni. Does neb wedi'i ddarllen eto.
case-read = Mae rhywun wedi'i ddarllen ac yn delio ag o.
case-added = Diolch. Rydym ni wedi ychwanegu hynny, heb eich enw.
case-unknown = Does gennym ni ddim achos â'r geiriau hyn. Edrychwch arnyn nhw eto, os gwelwch yn dda. Mae rhywbeth a anfonwyd o ffôn arall yn cymryd 15 munud i gyrraedd.
case-too-many = Gormod o eiriau anghywir heddiw. Rhowch gynnig arall arni yfory.
forget-how = Tecstiwch FORGET a phedwar gair eich achos.
case-forgotten = Iawn. Ni all neb ysgrifennu atoch am hyn bellach, ac nid yw'r geiriau hyn yn agor unrhyw achos.

## Messages from a team

message-waiting = Mae gennych neges. Atebwch READ
message-read-button = Darllen
message-question = Am yr hyn a ddywedoch wrthym, mae rhywun yn gofyn:
    { $words }
    Ysgrifennwch eich ateb yma. Bydd yn mynd heb eich enw, a does dim rhaid i chi ateb.
message-told = Am yr hyn a ddywedoch wrthym:
    { $words }
message-more = Mae un arall. Atebwch READ
message-none = Does dim neges yn aros amdanoch.
answer-sent = Diolch. Mae eich ateb ar ei ffordd, heb eich enw.
outcome-acted-on = Diolch: mae rhywun wedi gweithredu ar yr hyn a ddywedoch.
outcome-kept = Diolch: mae'r hyn a ddywedoch yn helpu i weld y darlun cyfan. Mae'n cael ei gadw at hynny.
outcome-passed-on = Diolch: mae'r hyn a ddywedoch wedi'i basio ymlaen at rai sy'n gallu delio ag o.
outcome-nothing-found = Diolch. Cafodd ei archwilio, ac ni ddaeth dim mwy i'r golwg.
outcome-not-for-us = Diolch. Cafodd ei ddarllen, ond nid yw'n rhywbeth y gallwn ni ddelio ag o.
outcome-not-intelligence = { outcome-not-for-us }
outcome-words = { $outcome }
    { $words }
