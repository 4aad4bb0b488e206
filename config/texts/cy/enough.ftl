# Not yet reviewed by a native speaker.

enough-today = Dyna'r cwbl y gallwn ei dderbyn gennych heddiw, diolch. Ni chafodd ei anfon; anfonwch o yfory. Mewn perygl ffoniwch 999. Os na all aros ffoniwch 101, neu Crimestoppers: 0800 555 111.
enough-quiet = Mae'r rhai sy'n darllen hyn yn gofyn i chi aros. Fyddan nhw ddim yn derbyn mwy gennych am { $hours } awr, felly ni chafodd ei anfon. Mewn perygl ffoniwch 999. Os na all aros ffoniwch 101, neu Crimestoppers: 0800 555 111.
case-muted = Nid yw'r rhai sydd â'r adroddiad hwn yn derbyn mwy arno. Mae'r hyn a anfonoch o'r blaen yn aros gyda nhw.
answer-late = Does neb yn aros am yr ateb hwn bellach, felly ni chafodd ei anfon.
