# Not yet reviewed by a native speaker.

mute-done-sms = Iawn. Dim rhybuddion am: { $topic } tan { $date }. Os oes bywydau mewn perygl yn agos atoch, byddwn yn dal i ddweud wrthych. I'w cael eto nawr, anfonwch UNMUTE.
mute-done-telegram = Iawn. Dim rhybuddion am: { $topic } tan { $date }. Os oes bywydau mewn perygl yn agos atoch, byddwn yn dal i ddweud wrthych.
mute-how = I beidio â chael rhybuddion am rywbeth am 30 diwrnod, anfonwch MUTE a chod y rhybudd, fel MUTE K7QX.
unmute-button = Eu cael nhw eto
unmute-done = Iawn. Rydych chi'n cael rhybuddion eto am: { $topics }.
unmute-nothing = Does dim byd felly wedi'i dewi, felly does dim wedi newid. I weld beth gewch chi, anfonwch TOPICS.
topics-muted-sms = { $topic } (wedi tewi tan { $date })
topics-muted-telegram = 🔕 { $topic } (tan { $date })

vote-useful = Diolch. Gwyddom nawr fod rhybudd { $code } yn ddefnyddiol i chi.
vote-poor = Diolch. Gwyddom nawr nad oedd rhybudd { $code } yn ddefnyddiol i chi. I gael llai o'r fath, anfonwch MUTE { $code }.
vote-marked-telegram = ✅ { $label }
vote-how = I ddweud beth yw eich barn am rybudd, anfonwch USEFUL (defnyddiol) neu NOT USEFUL (ddim yn ddefnyddiol) a'i god, fel USEFUL K7QX.
hand-not-yours = Nid i chi y daeth rhybudd { $code }, felly does dim wedi newid.
hand-unknown = Dydyn ni ddim yn gwybod am rybudd â'r cod { $code }. Edrychwch ar y cod eto.

saw-over = Mae'r rhybudd hwn ar ben. Rydym ni'n dal eisiau gwybod beth welsoch chi.

check-real = Ie, ni anfonodd hon. Anfonwyd "{ $headline }" gan { $sender } ar { $day } am { $time }.
check-updated = Ie, ni anfonodd hon, ac mae newyddion. Anfonwyd "{ $headline }" gan { $sender } ar { $day } am { $time }. Mae'r geiriau diweddaraf yn dod nesaf.
check-over = Ie, ni anfonodd hon, ond mae'n hen a dyw hi ddim yn cyfrif mwyach. Anfonwyd "{ $headline }" gan { $sender } ar { $day } am { $time }.
check-stood-down = Ie, ni anfonodd hon, ac mae ar ben nawr. Does dim mwy i'w wneud. Anfonwyd "{ $headline }" gan { $sender } ar { $day } am { $time }.
check-withdrawn = Ni anfonodd hon, ond roedd yn anghywir. Anwybyddwch hi, a dywedwch wrth eraill. Anfonwyd "{ $headline }" gan { $sender } ar { $day } am { $time }.
check-stopped = Ni anfonodd hon, ond rydym ni wedi rhoi'r gorau i'w hanfon. Peidiwch â'i phasio ymlaen. "{ $headline }", gan { $sender }.
check-other-words = Cymerwch ofal: rydym ni'n nabod y cod { $code }, ond nid y geiriau hyn. Peidiwch â phwyso dolenni na ffonio rhifau ynddyn nhw. Ein neges ni yw "{ $headline }", a anfonwyd gan { $sender } ar { $day } am { $time }. Mae ein geiriau ni yn dod nesaf.
check-other-over = Cymerwch ofal: rydym ni'n nabod y cod { $code }, ond nid y geiriau hyn. Peidiwch â phwyso dolenni na ffonio rhifau ynddyn nhw. Dyw ein neges ni â'r cod hwn ddim yn cyfrif mwyach.
check-some-only = Ie, ni anfonodd { $code }. Dim ond rhai pobl a'i cafodd, felly ddywedwn ni ddim mwy yma.
check-forwarded = Efallai i gydlynydd Neighbourhood Watch ei phasio ymlaen, gyda llinell o'i eiddo ei hun.
check-page-telegram = Darllenwch hi yma: { $page }
check-unknown = Dydyn ni ddim wedi anfon dim byd â'r cod { $code }. Edrychwch ar y cod eto. Os yw'n gywir, nid gennym ni y daeth y neges: peidiwch â phwyso ei dolenni na ffonio ei rhifau. Anfonwch hi ymlaen i 7726, mae am ddim.
check-no-code = Welwn ni ddim cod o'n heiddo ni ynddi. Mae un ym mhob rhybudd gennym, fel K7QX. Peidiwch â phwyso dolenni na ffonio rhifau ynddi. Anfonwch hi ymlaen i 7726, mae am ddim.
check-how = I wirio neges anfonwch CHECK a'i chod, fel CHECK K7QX.

copy-muted = Wedi tewi: { $topic }, tan { $date }
copy-vote-useful = Dywedoch chi fod rhybudd { $code } yn ddefnyddiol
copy-vote-poor = Dywedoch chi nad oedd rhybudd { $code } yn ddefnyddiol
