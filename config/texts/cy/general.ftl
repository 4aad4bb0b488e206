# Not yet reviewed by a native speaker.

sorry-send-again = Mae'n ddrwg gennym, aeth rhywbeth o'i le ar ein hochr ni ac ni chafodd dim ei gadw. Anfonwch y neges eto, os gwelwch yn dda. Mewn argyfwng ffoniwch 999.
cannot-read = Mae'n ddrwg gennym, dim ond geiriau y gallwn eu darllen yma, nid lluniau, llais na ffeiliau. Rhowch y neges mewn geiriau, os gwelwch yn dda. Mewn argyfwng ffoniwch 999.
day-is-full = Dyna'r cwbl y gallwn ei anfon heddiw. Rydym yn dal i ddarllen, a byddwn yn ateb eto yfory. Mewn perygl ffoniwch 999.
reply-with-number = Atebwch gyda rhif.
list-is-old = Mae'r rhestr honno'n hen, felly does dim wedi newid. Ewch ymlaen o fan hyn:
no-list-here = Does dim rhestr yma y gallai rhif berthyn iddi. I weld beth y gallaf ei wneud tecstiwch MENU.
# What people type to say no, with commas between.
words-for-no = na, nage, dim diolch, no
# How what people type begins who mean the list and say no number of it.
words-for-the-list = ie, iawn, ok, anfonwch, beth ydw i, sut ydw i, pa rif
