# Not yet reviewed by a native speaker.

public-brand = { $name } Messenger
public-skip = Mynd i'r cynnwys
public-languages = Iaith
public-all-title = Rhybuddion
public-all-lead = Beth mae'r heddlu a'r cynghorau yn ei ddweud wrth bobl { $place }. Mewn argyfwng ffoniwch 999.
public-area-title = Rhybuddion i { $area }
public-area-lead = Beth mae'r heddlu a'r cyngor yn ei ddweud wrth bobl yma. Mewn argyfwng ffoniwch 999.
public-in-force = Mewn grym nawr
public-ended = Ar ben, neu wedi eu tynnu'n ôl
public-none = Does dim rhybuddion mewn grym yma nawr.
public-none-at-all = Does dim rhybuddion mewn grym nawr.
public-only-newest = Dyma'r { $count } diweddaraf. Dewiswch eich ardal i weld popeth sy'n berthnasol i chi.
public-line-about = { $sender }, { $when }
public-line-code = Cod { $code }
public-mark-emergency = Perygl i fywyd
public-mark-urgent = Brys
public-mark-over = Hen
public-mark-stood-down = Ar ben
public-mark-withdrawn = Tynnwyd yn ôl

public-find = Dod o hyd i'ch ardal
public-find-label = Eich cod post, ward neu le
public-find-hint = Fel L20 4AB neu Bootle. Dydyn ni ddim yn ei gadw.
public-find-button = Dangos rhybuddion
public-areas = Ardaloedd
public-wards = Wardiau
public-up = { $area } i gyd
public-all = Pob rhybudd
public-found-several = Pa un?
public-found-none = Dydyn ni ddim yn gwybod am le o'r enw hwnnw. Rhowch gynnig ar god post neu le yn agos atoch.
public-found-outside = Nid yw { $name } yn { $place }. Does gennym ni ddim rhybuddion i'r lle hwnnw.
public-found-like = Dydyn ni ddim yn gwybod am le o'r enw hwnnw. Ai un o'r rhain?

public-check = Ydy neges yn un go iawn?
public-check-label = Y cod yn y neges
public-check-hint = Pedair llythyren a rhif, fel K7QX.
public-check-button = Gwirio

public-alert-by = Gan { $sender }
public-alert-sent = Anfonwyd { $when }
public-alert-update = Geiriau newydd: { $when }
public-alert-correction = Cywirwyd: { $when }. Roedd rhan o'r geiriau cynt yn anghywir.
public-state-over = Mae'r neges hon yn hen. Dyw hi ddim yn cyfrif mwyach.
public-state-stood-down = Mae hyn ar ben nawr. Does dim mwy i'w wneud.
public-state-withdrawn = Roedd y neges hon yn anghywir. Anwybyddwch hi.
public-state-stopped = Rydym ni wedi rhoi'r gorau i anfon y neges hon. Peidiwch â'i phasio ymlaen.
public-outcome = Sut daeth i ben
public-translated = Mewn ieithoedd eraill
public-story = Beth ddywedon ni cynt
public-story-first = Geiriau cyntaf, { $when }
public-story-update = Geiriau newydd, { $when }
public-story-correction = Cywiriad, { $when }

public-real = Ydy hon yn un go iawn?
public-real-yes = Ydy. { $sender } anfonodd y neges â'r cod { $code }. Os nad yw geiriau eich neges fel y rhai yma, peidiwch ag ymddiried ynddi.
public-real-was-wrong = Gennym ni y daeth: { $sender } anfonodd y neges â'r cod { $code }. Ond roedd yn anghywir, a thynnwyd hi'n ôl.
public-real-stopped = Gennym ni y daeth: { $sender } anfonodd y neges â'r cod { $code }. Wedyn rhoddwyd y gorau i'w hanfon.
public-real-forwarded = Efallai i gydlynydd Neighbourhood Watch ei phasio ymlaen, gyda llinell o'i eiddo ei hun.

public-some-only-title = Mae'r rhybudd hwn yn un go iawn
public-some-only = Gennym ni y daeth y neges â'r cod { $code }. Dim ond rhai pobl a'i cafodd, felly dydyn ni ddim yn dangos ei geiriau yma.

public-saw = Welsoch chi rywbeth?
public-saw-over = Mae hyn ar ben, ond rydym ni'n dal eisiau gwybod beth welsoch chi.
public-saw-lead = Dywedwch wrthym heb roi eich enw. Os oes rhywun mewn perygl nawr, ffoniwch 999.
public-saw-telegram = Dweud trwy Telegram
public-saw-text = Dweud trwy neges destun
public-saw-sms = Anfonwch SAW { $code } a beth welsoch chi i { $number }.
public-saw-elsewhere = Neu dywedwch wrth Crimestoppers, heb roi eich enw: 0800 555 111.

public-join = Cael rhybuddion i'ch ardal
public-join-lead = Maen nhw am ddim, a gallwch eu stopio unrhyw bryd.
public-join-telegram = Rhybuddion trwy Telegram
public-join-text = Rhybuddion trwy neges destun
public-join-sms = Anfonwch JOIN a'ch cod post i { $number }.

public-false-title = Nid ein cod ni yw hwn
public-false-lead = Dydyn ni ddim wedi anfon dim byd â'r cod { $code }. Edrychwch ar y cod eto: mae ganddo bedair llythyren a rhif, fel K7QX.
public-false-signs = Mae negeseuon ffug yn aml
public-false-sign-hurry = yn eich brysio neu'n eich dychryn,
public-false-sign-money = yn gofyn am arian, cyfrinair neu eich cerdyn banc,
public-false-sign-link = am i chi bwyso dolen neu ffonio rhif,
public-false-sign-code = heb god, neu â chod nad yw i'w gael yma.
public-false-do = Beth i'w wneud
public-false-do-nothing = Peidiwch â phwyso dolenni. Peidiwch â ffonio'r rhifau ynddi.
public-false-do-report = Anfonwch neges destun ymlaen i 7726. Mae am ddim. Wedyn dilëwch hi.
public-false-do-bank = Wnaethoch chi dalu, neu roi manylion eich banc? Ffoniwch eich banc nawr: mae 159 yn cyrraedd y rhan fwyaf o fanciau.
public-false-do-danger = Mewn perygl? Ffoniwch 999.
public-no-page = Does dim byd yn y cyfeiriad hwn
public-no-page-lead = Edrychwch ar y cyfeiriad eto, neu ewch i'r holl rybuddion.

public-foot = Argyfwng: 999. Dim argyfwng: 101. Crimestoppers, heb roi eich enw: 0800 555 111.
