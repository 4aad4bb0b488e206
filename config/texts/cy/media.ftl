# Not yet reviewed by a native speaker.

### What comes that is no words: photos can go with a report, everything else is refused with the reason.

media-voice-telegram = Mae'n ddrwg gennym, nid ydym yn derbyn negeseuon llais: gall llais ddweud pwy ydych chi. Wnaethon ni ddim cadw dim ohono. Ysgrifennwch o mewn geiriau, os gwelwch yn dda. Mewn argyfwng ffoniwch 999.
media-video-telegram = Mae'n ddrwg gennym, nid ydym yn derbyn fideos: gallant ddangos pwy a'u gwnaeth, ac ymhle. Wnaethon ni ddim cadw dim ohono. Ysgrifennwch beth mae'n ei ddangos, neu anfonwch lun. Mewn argyfwng ffoniwch 999.
media-file-telegram = Mae'n ddrwg gennym, nid ydym yn derbyn ffeiliau: gallant ddal eich enw, ac mae llun a anfonir fel ffeil yn cadw lle cafodd ei dynnu. Wnaethon ni ddim cadw dim ohono. Anfonwch o fel llun, neu ysgrifennwch o mewn geiriau. Mewn argyfwng ffoniwch 999.
media-contact-telegram = Peidiwch ag anfon cardiau cyswllt, os gwelwch yn dda: mae enw a rhif arnynt. Wnaethon ni ddim cadw dim ohono. Ysgrifennwch yr hyn a wyddoch mewn geiriau. Mewn argyfwng ffoniwch 999.
media-sticker-telegram = Mae'n ddrwg gennym, gallwn ddarllen geiriau ac edrych ar luniau yma, ond nid sticeri. Ysgrifennwch o mewn geiriau, os gwelwch yn dda. Mewn argyfwng ffoniwch 999.
media-mms = Mae'n ddrwg gennym, nid ydym yn derbyn lluniau na sain drwy neges destun. Wnaethon ni ddim cadw dim ohono, ac mae'n cael ei ddileu gan ein cwmni ffôn. Ysgrifennwch o mewn geiriau. Mewn argyfwng ffoniwch 999.
media-mms-words = Dim ond eich geiriau yr ydym yn eu derbyn, nid y llun neu'r sain gyda nhw. Mae hwnnw'n cael ei ddileu gan ein cwmni ffôn.
photos-enough-telegram = Gall tri llun fynd gydag un adroddiad. Ni chafodd hwn ei gadw.
photos-with-it-telegram = Lluniau sy'n mynd gydag o: { $count }. Rydym yn tynnu allan yr hyn a ysgrifennodd y camera ynddynt. Mae'r hyn a ddangosant yn aros: gadewch eich hun, a'ch ffenestr eich hun, allan.
photos-need-words-telegram = Ysgrifennwch ymlaen, os gwelwch yn dda: beth mae'r llun yn ei ddangos, ble, a phryd?
