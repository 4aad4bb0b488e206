# Not yet reviewed by a native speaker.

# Neighbourhood Watch schemes: what neighbours and their coordinators read.

command-scheme = Cynlluniau Neighbourhood Watch

# SCHEME
scheme-what = Mewn cynllun Neighbourhood Watch mae cymdogion yn cadw llygad dros ei gilydd. I ymuno ag un, anfonwch JOIN a'r cod ar ei boster. Gallwch chi ddechrau un hefyd.
scheme-mine = Rydych chi yn: { $schemes }. I ymuno ag un arall, anfonwch JOIN a'r cod ar ei boster.
scheme-which = Pa gynllun?
scheme-yes = Ie
scheme-no = Na
scheme-nothing-changed = Iawn. Does dim wedi ei anfon a does dim wedi newid.

# Asking for a scheme
scheme-name-ask = Beth yw enw'r cynllun? Er enghraifft: Linacre Lane Watch.
scheme-area-ask = Ble mae o? Anfonwch god post neu enw lle, fel L20 4AB neu Linacre.
scheme-area-wide = Mae { $place } yn rhy fawr i un cynllun. Anfonwch god post neu le llai.
scheme-sure = { $scheme }, ar gyfer { $place }. Chi fydd y cydlynydd: gallwch basio rhybuddion yr heddlu ymlaen ac ysgrifennu at yr aelodau. Rydych chi'n gweld faint ydyn nhw, byth pwy. Ydy hyn yn iawn?
scheme-asked = Diolch. Rhaid i swyddog gytuno yn gyntaf. Siaradwch â'ch swyddog lleol, neu ffoniwch 101, a rhowch y cod hwn: { $code }. Byddwn yn ysgrifennu atoch pan fyddan nhw'n penderfynu.
scheme-still-asked = Mae { $scheme } yn dal i aros am swyddog. Siaradwch â'ch swyddog lleol, neu ffoniwch 101, a rhowch y cod hwn: { $code }.
scheme-asked-lately = Rydych chi wedi gofyn am gynllun yn y 7 diwrnod diwethaf. Siaradwch â'ch swyddog lleol yn gyntaf, neu ffoniwch 101.
scheme-told-approve = Newyddion da: gall { $scheme } ddechrau. Mae cymdogion yn ymuno drwy anfon JOIN { $code }. I weld beth allwch chi ei wneud, anfonwch SCHEME.
scheme-told-decline = Diolch am gynnig arwain { $scheme }. All yr heddlu ddim cytuno ar hyn o bryd. I siarad am hyn, ffoniwch 101. Mae eich rhybuddion yn aros fel y maen nhw.
scheme-told-stop = Mae'r heddlu wedi stopio { $scheme }. Does dim mwy yn mynd allan ohono. I siarad am hyn, ffoniwch 101.

# What a coordinator can do
scheme-home = { $scheme }. Aelodau: { $members }. Beth ydych chi eisiau ei wneud?
scheme-do-start = Dechrau cynllun
scheme-do-pass = Pasio rhybudd ymlaen
scheme-do-write = Ysgrifennu at yr aelodau
scheme-do-poster = Cod ar gyfer y poster
scheme-do-deputy = Ychwanegu dirprwy
scheme-do-leave = Gadael y cynllun
scheme-poster = Ar gyfer poster { $scheme }: anfonwch JOIN { $code }. { $link }
scheme-deputy-code = Rhowch y cod hwn i un person rydych chi'n ymddiried ynddo. Mae'n gweithio unwaith, am 7 diwrnod: SCHEME { $code }. Bydd yn gallu pasio rhybuddion ymlaen ac ysgrifennu at aelodau { $scheme }.
scheme-lead-coordinator = Gallwch chi arwain { $scheme } ({ $place }): pasio rhybuddion yr heddlu ymlaen ac ysgrifennu at yr aelodau. Rydych chi'n gweld faint ydyn nhw, byth pwy. Ydych chi eisiau?
scheme-lead-deputy = Gallwch chi helpu i arwain { $scheme } ({ $place }): pasio rhybuddion yr heddlu ymlaen ac ysgrifennu at yr aelodau. Rydych chi'n gweld faint ydyn nhw, byth pwy. Ydych chi eisiau?
scheme-lead-done = Iawn. Chi sy'n arwain { $scheme } rŵan. I weld beth allwch chi ei wneud, anfonwch SCHEME.
scheme-lead-unknown = Mae'r cod hwn wedi ei ddefnyddio, yn hŷn na 7 diwrnod, neu mae camgymeriad ynddo. Edrychwch eto, neu gofynnwch am un newydd.

# JOIN and the code on a poster
scheme-join-ask = Cynllun Neighbourhood Watch ar gyfer { $place } yw { $scheme }. Os ymunwch chi, gall yr heddlu a'i gydlynydd, sy'n gymydog, ysgrifennu atoch. Dydy'r cydlynydd na'r aelodau eraill ddim yn gweld eich enw na'ch rhif. I adael, anfonwch LEAVE.
scheme-join-ask-alerts = Cewch chi rybuddion yr heddlu ar gyfer { $place } hefyd. Mae STOP yn stopio popeth.
scheme-join-yes = Ymuno
scheme-join-no = Dim diolch
scheme-joined = Iawn. Rydych chi yn { $scheme }. I adael, anfonwch LEAVE.
scheme-joined-alerts = Rydych chi'n cael rhybuddion yr heddlu ar gyfer { $place } hefyd. Mae STOP yn stopio popeth.
scheme-joined-before = Rydych chi yn { $scheme } yn barod. I adael, anfonwch LEAVE.
scheme-code-unknown = Does gan yr un cynllun y cod { $code }. Edrychwch ar y poster eto.
scheme-not-running = Dydy { $scheme } ddim yn rhedeg rŵan. Gallwch gael rhybuddion yr heddlu: anfonwch JOIN a'ch cod post.

# LEAVE
scheme-left = Iawn. Rydych chi wedi gadael { $scheme }. Mae rhybuddion yr heddlu yn aros fel y maen nhw.
scheme-lead-left = Chi oedd yn arwain cynllun Neighbourhood Watch. Byddwn yn dweud wrth yr heddlu lleol fod angen rhywun newydd.
scheme-leave-which = Pa gynllun ydych chi eisiau ei adael?
scheme-leave-sure = Chi sy'n arwain { $scheme }. Os gadewch chi, rhaid i rywun arall wneud hynny. Ydych chi eisiau gadael?
scheme-leave-none = Dydych chi ddim mewn cynllun Neighbourhood Watch. Mae STOP yn stopio popeth.

# FWD K7QX
scheme-forward-how = I basio rhybudd ymlaen, anfonwch FWD a'i god, fel FWD K7QX.
scheme-forward-not-yours = Dim ond cydlynwyr sy'n gallu gwneud hynny. I weld beth allwch chi ei wneud, anfonwch SCHEME.
scheme-forward-unknown = Dydyn ni ddim yn gwybod am rybudd gyda'r cod { $code }. Edrychwch ar y cod eto.
scheme-forward-over = Mae rhybudd { $code } ar ben neu wedi ei stopio, felly peidiwch â'i basio ymlaen.
scheme-forward-some-only = Aeth rhybudd { $code } at rai pobl yn unig, felly does dim modd ei basio ymlaen.
scheme-forward-before = Mae { $code } ar ei ffordd i'ch cynllun yn barod.
scheme-forward-nobody = Mae { $code } gan eich aelodau i gyd yn barod. Diolch.
scheme-forward-counts = Dyma beth maen nhw'n ei gael. Yn cael gwybod: { $told }. Wedi ei gael yn barod: { $had }.
scheme-forward-do-send = Ei anfon
scheme-forward-do-line = Ysgrifennu fy llinell fy hun
scheme-forward-do-bare = Heb fy llinell fy hun
scheme-forward-do-leave = Peidio anfon
scheme-forward-line = Ysgrifennwch un llinell eich hun. Mae'n sefyll uwchben y rhybudd, a gall gynnwys { $most } llythyren.
scheme-forward-done = Diolch. Mae'n mynd i { $scheme }. Yn cael gwybod: { $told }. Wedi ei gael yn barod: { $had }.
scheme-forward-button = Pasio ymlaen i'm cynllun
scheme-pass-which = Pa rybudd?
scheme-pass-none = Does dim rhybudd mewn grym i'ch lleoedd. Os oes gennych god un, anfonwch FWD a'r cod.
scheme-line-no-room = Mae'r rhybudd hwn yn llenwi neges gyfan, felly does dim lle i'ch llinell chi. Gallwch ei basio ymlaen fel y mae.

# What is wrong with somebody's words
scheme-words-empty = Ysgrifennwch ychydig o eiriau.
scheme-words-long = Mae hynny { $surplus } llythyren yn rhy hir. Dim mwy na { $most }, os gwelwch yn dda.
scheme-words-costly = All rhai ffonau ddim dangos hyn: { $characters } Ysgrifennwch â llythrennau plaen.
scheme-words-link = Gadewch hyn allan: { $found } Does dim caniatâd i gynnwys dolenni na chyfeiriadau, rhag i neb gael ei arwain i dudalen ffug.
scheme-words-number = Gadewch y rhif hwn allan: { $number } Dim ond 999, 101 a llinellau cymorth adnabyddus sy'n cael eu caniatáu.
scheme-line-quotes = Gadewch y dyfynodau allan, er mwyn i bawb weld lle mae eich llinell yn gorffen.
scheme-line-police = Gadewch y gair hwn allan: { $found } Rhaid i neb feddwl mai geiriau'r heddlu yw eich llinell.

# As members read it
scheme-forward-telegram =
    Wedi ei basio ymlaen gan gydlynydd { $scheme }, sy'n ysgrifennu: "{ $line }"

    Y rhybudd gan yr heddlu a'u partneriaid:

    { $alert }
scheme-forward-telegram-bare =
    Wedi ei basio ymlaen gan gydlynydd { $scheme }. Y rhybudd gan yr heddlu a'u partneriaid:

    { $alert }
scheme-forward-sms =
    Eich cydlynydd Watch: { $line } (Ddim yn iawn? REPORT { $code })
    { $headline }
    { $text }
    Argyfwng: 999. Welsoch chi rywbeth? SAW { $code }. Go iawn? CHECK { $code }
    { $sender }
scheme-forward-sms-bare =
    Gan eich cydlynydd Watch
    { $headline }
    { $text }
    Argyfwng: 999. Welsoch chi rywbeth? SAW { $code }. Go iawn? CHECK { $code }
    { $sender }
scheme-follow-sms =
    Wedi ei basio ymlaen gan { $scheme }:
    { $alert }
scheme-message-telegram =
    Gan gydlynydd { $scheme }, nid gan yr heddlu:

    { $text }

    Ydy'r neges hon yn anghywir? Pwyswch y botwm. I adael y cynllun, anfonwch /leave.
scheme-message-sms =
    Gan gydlynydd { $scheme }, nid gan yr heddlu:
    { $text }
    Ddim yn iawn? REPORT { $number }. Gadael: LEAVE

# Writing to one's scheme, and REPORT
scheme-write-ask = Beth ydych chi eisiau ei ddweud? Dim mwy na { $most } llythyren. Mae'n cael ei nodi mai gennych chi y daw, nid gan yr heddlu.
scheme-write-cap = Rydych chi wedi ysgrifennu 2 waith mewn 7 diwrnod. Gallwch ysgrifennu eto ar { $again }.
scheme-write-count = Dyma beth maen nhw'n ei gael. Aelodau: { $members }. Ei anfon?
scheme-write-do-send = Ei anfon
scheme-write-do-change = Ei ysgrifennu eto
scheme-write-do-leave = Peidio anfon
scheme-written = Diolch. Mae'n mynd at aelodau { $scheme } rŵan.
scheme-written-later = Diolch. Mae'n nos, felly mae'n mynd at aelodau { $scheme } am { $time }.
scheme-report-button = Dydy hyn ddim yn iawn
scheme-report-how = I roi gwybod am neges cydlynydd, anfonwch REPORT a'i rhif, fel REPORT 12.
scheme-reported = Diolch. Mae swyddogion yn edrych ar y neges hon. Fydd y cydlynydd ddim yn clywed mai chi oedd o.
scheme-report-unknown = Does gennym ni ddim neges o'r fath i chi. Mewn argyfwng ffoniwch 999. I ddweud rhywbeth wrth yr heddlu, anfonwch TIP a'ch geiriau.

# In the copy of what we hold
copy-scheme-coordinator = Chi sy'n arwain y cynllun Neighbourhood Watch { $scheme }
copy-scheme-deputy = Rydych chi'n helpu i arwain y cynllun Neighbourhood Watch { $scheme }
copy-scheme-member = Rydych chi yn y cynllun Neighbourhood Watch { $scheme }
copy-deed-scheme-in = fe wnaethoch chi ymuno â chynllun Neighbourhood Watch
copy-deed-scheme-out = fe wnaethoch chi adael cynllun Neighbourhood Watch
