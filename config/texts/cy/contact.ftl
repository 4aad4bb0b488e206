# Not yet reviewed by a native speaker.

contact-offer = Os hoffech i swyddog gysylltu â chi am yr hyn a ddywedoch, tecstiwch CONTACT ME.
contact-button = Cysylltwch â mi
contact-means = Os ewch ymlaen, bydd y tîm sydd â'ch adroddiad diwethaf yn gweld eich rhif ac yn cael eich ffonio. Neb arall. Yn yr achos hwn byddan nhw'n gwybod pwy ydych chi. I'w dynnu'n ôl: CONTACT OFF.
    Nid adroddiad trosedd yw hwn, ac ni chewch rif trosedd: ffoniwch 101 neu { $site }
contact-type = Teipiwch y rhif i'w ffonio rŵan.
contact-type-other = Neu teipiwch rif arall.
contact-mine = Y rhif hwn
contact-not = Na
contact-no-number = Nid rhif ffôn yw hwnna. Teipiwch o gyda'i holl ddigidau.
contact-shared = Diolch. Bydd y tîm yn cael y rhif sy'n gorffen â { $end }, ac yn cael eich ffonio. I'w dynnu'n ôl: CONTACT OFF.
contact-not-shared = Ni chafodd dim ei basio ymlaen. Does neb yn gwybod pwy ydych chi.
contact-already = Mae eich rhif gan y tîm yn barod. I'w dynnu'n ôl: CONTACT OFF.
contact-nothing = Does dim adroddiad o'r diwrnod diwethaf i roi eich rhif wrtho. Tecstiwch TIP a beth wyddoch chi, yna dewiswch y cawn ofyn i chi.
contact-taken-back = Iawn. Mae eich rhif wedi'i ddileu gan y tîm. Os yw rhywun wedi'i ysgrifennu ar bapur yn barod, allwn ni ddim ei dynnu'n ôl o fanno.
contact-none = Does gennym ni ddim rhif a roesoch i dîm.
