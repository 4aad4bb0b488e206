# Not yet reviewed by a native speaker.

# Stopping

stop-done = Iawn. Chewch chi ddim mwy o rybuddion gennym ni. Gallwch ddal i ddweud pethau wrthym yma. I ddod yn ôl, anfonwch JOIN a'ch cod post.
stop-nothing = Dydych chi ddim yn cael rhybuddion gennym ni, felly does dim i'w stopio. I ymuno, anfonwch JOIN a'ch cod post.
stop-topic = Iawn. Dim mwy o rybuddion am: { $topic }. I newid hyn anfonwch TOPICS. Os oes bywydau mewn perygl yn agos atoch, byddwn yn dal i ddweud wrthych.
stop-not-yours = Dydy hwnnw ddim yn un o'ch lleoedd, felly does dim wedi newid. Eich lleoedd: { $places }. I stopio popeth, anfonwch STOP ar ei ben ei hun.

# Coming back after STOP
start-then-join = Gallwn decstio atoch eto. Dydych chi ddim yn cael rhybuddion eto. I'w cael, tecstiwch JOIN a'ch cod post, fel JOIN L20 4AB.
start-still-joined = Rydych chi wedi ymuno ac yn cael ein rhybuddion. Tecstiwch MENU i weld beth y gallwch ei wneud.

# My data
mydata-held = Rydym ni'n cadw: eich lleoedd ({ $places }), y pynciau a ddewisoch ({ $topics }), eich dewisiadau eraill a'ch pleidleisiau, eich iaith, sut i gysylltu â chi (dan glo), a phryd y gwnaethoch ymuno. Dydyn ni ddim yn cadw eich enw na'ch cyfeiriad.
mydata-held-left = Dydych chi ddim yn cael rhybuddion. Rydym ni'n cadw sut i gysylltu â chi (dan glo), a nodyn o pryd y gwnaethoch ymuno a gadael. Dydyn ni ddim yn cadw eich enw na'ch cyfeiriad.
mydata-held-nothing = Dydych chi ddim wedi ymuno, felly dydyn ni'n cadw dim ond y sgwrs hon (dan glo, am 90 diwrnod ar y mwyaf).
mydata-copy = Anfon copi ataf
mydata-erase = Dileu popeth
mydata-keep = Cadw popeth
mydata-sure = Ydych chi'n siŵr? Bydd eich rhybuddion yn dod i ben ac ni ellir dadwneud hyn. Os ydych wedi dweud rhywbeth wrthym, anfonwch FORGET a geiriau'r achos i ddod â hynny i ben hefyd.
mydata-yes = Ydw, dileu popeth
mydata-no = Nac ydw, cadw popeth
mydata-kept = Does dim wedi newid.
mydata-erased = Iawn, mae wedi'i ddileu. Bydd y sgwrs wag hon yn mynd ar ôl 90 diwrnod. Rydym ni'n cadw marc mewn cod, fel na all neb arall eich cofrestru. I ddod yn ôl, anfonwch JOIN a'ch cod post.

copy-title = Beth rydym ni'n ei gadw amdanoch chi:
copy-language = Iaith: { $name }
copy-place = Lle: { $place } ({ $how })
copy-how-exact = o'ch cod post
copy-how-polygon = o'ch lleoliad
copy-how-nearest = o'ch lleoliad
copy-how-chosen = fel y dewisoch chi
copy-topic = Pwnc: { $topic }
copy-alerts = Rhybuddion a anfonwyd atoch: { $count }
copy-consent = { $on }, { $channel }: { $deed }. Yn y geiriau hyn: { $wording }
copy-deed-joined = fe wnaethoch chi ymuno
copy-deed-added = fe wnaethoch chi ychwanegu lle
copy-deed-dropped = fe wnaethoch chi stopio lle neu bwnc
copy-deed-left = fe wnaethoch chi adael
copy-by-telegram = ar Telegram
copy-by-sms = drwy neges destun
