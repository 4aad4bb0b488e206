# Not yet reviewed by a native speaker.

# Finding a place

place-ward = Pa un o'r rhain yw eich ardal chi? Mae'r un fwyaf tebygol yn gyntaf. Os nad oes un yn iawn, anfonwch god post neu enw ardal arall.
place-which = Mae mwy nag un lle o'r enw hwnnw. Pa un?
place-nearest = Hon sy'n edrych agosaf atoch chi. Ydy hi'n iawn? Os nad oes un yn iawn, anfonwch eich cod post.
place-linked = Ydych chi eisiau rhybuddion ar gyfer yr ardal hon? Maen nhw am ddim, ac mae STOP yn eu stopio unrhyw bryd. I gael lle arall, anfonwch eich cod post.
place-did-you-mean = Ai hwn oedd gennych chi mewn golwg? Os na, anfonwch eich cod post eto.
place-more = Mwy
place-from-start = Dangos y rhai cyntaf eto
place-names-more =
    { $more ->
        [1] { $names } ac 1 arall
        [8] { $names } ac 8 arall
        [11] { $names } ac 11 arall
       *[other] { $names } a { $more } arall
    }
place-outside = Mae'n ddrwg gennym, mae { $name } y tu allan i Merseyside, felly does gennym ni ddim rhybuddion ar ei gyfer. Ydych chi'n gwybod am le ym Merseyside? Anfonwch ei god post neu ei enw. Ar gyfer unrhyw le arall, ewch i police.uk.
place-outside-nameless = Mae'n ddrwg gennym, mae hynny y tu allan i Merseyside, felly does gennym ni ddim rhybuddion ar ei gyfer. Ydych chi'n gwybod am le ym Merseyside? Anfonwch ei god post neu ei enw. Ar gyfer unrhyw le arall, ewch i police.uk.
place-unknown = Mae'n ddrwg gennym, dydyn ni ddim yn gwybod am "{ $name }". Anfonwch god post fel L20 4AB, neu enw lle fel Bootle.
place-unknown-nameless = Anfonwch god post fel L20 4AB, neu enw lle fel Bootle.

# The list
place-add = Ychwanegu lle
place-add-this = Ychwanegu { $place }
place-drop = Tynnu { $place }

places-list = Eich lleoedd. Dewiswch un i'w dynnu, neu ychwanegwch un arall.
places-none = Does gennych chi ddim lleoedd rŵan, felly does dim rhybuddion yn dod. Ychwanegwch un, neu anfonwch STOP i adael.
places-where = Pa le ydych chi eisiau ei ychwanegu? Atebwch gyda chod post neu ardal, fel L8 1AA neu Bootle.
places-where-telegram = Pa le ydych chi eisiau ei ychwanegu? Anfonwch god post neu ardal, fel L8 1AA neu Bootle, neu rhannwch leoliad.
places-added = Iawn. Rydych chi rŵan yn cael rhybuddion ar gyfer { $place } hefyd. Mae STOP yn eu stopio unrhyw bryd. Eich lleoedd:
places-dropped = Iawn. Dim mwy o rybuddion ar gyfer { $place }. Eich lleoedd eraill:
places-dropped-last = Iawn. Dim mwy o rybuddion ar gyfer { $place }. Hwnnw oedd eich lle olaf, felly does dim rhybuddion yn dod rŵan. Ychwanegwch un, neu anfonwch STOP i adael.
places-have-it = Rydych chi'n cael rhybuddion ar gyfer { $place } yn barod, felly does dim wedi newid. Eich lleoedd:
places-full = Mae gennych chi gymaint o leoedd ag y gallwn ni eu cadw. Tynnwch un yn gyntaf. Eich lleoedd:
places-not-yours = Dydy hwnnw ddim ar eich rhestr. Eich lleoedd:
