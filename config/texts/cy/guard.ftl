# Not yet reviewed by a native speaker.

tip-offer-selves = Anfon hyn heb eich enw? Gall y geiriau hyn ddangos pwy ydych chi:
    { $words }
    Bydd yr heddlu neu bartner fel y cyngor yn ei ddarllen. Mae Telegram neu eich rhwydwaith ffôn yn gwybod eich bod wedi ysgrifennu atom.
    Neu dywedwch wrth Crimestoppers: 0800 555 111.
tip-offer-hidden = Mae'r geiriau hyn wedi'u cuddio rŵan. Anfon y gweddill heb eich enw?
    Bydd yr heddlu neu bartner fel y cyngor yn ei ddarllen. Mae Telegram neu eich rhwydwaith ffôn yn gwybod eich bod wedi ysgrifennu atom.
    Neu dywedwch wrth Crimestoppers: 0800 555 111.
tip-send-hide = Cuddio'r geiriau
tip-send-again = Ysgrifennu eto
tip-write-again = Ysgrifennwch o eto, heb eiriau sy'n dangos pwy ydych chi. Rydym ni wedi anghofio beth ysgrifennoch chi o'r blaen.
guard-shown = Gall y geiriau hyn ddangos pwy ydych chi:
    { $words }
    Anfon yr un fath? Neu ysgrifennwch eto hebddyn nhw.
guard-as-it-is = Anfon fel y mae
guard-hide = Cuddio'r geiriau, anfon y gweddill
guard-not = Peidio ag anfon
guard-and-more = { $words } a { $count } arall
