# Not yet reviewed by a native speaker.

### What is deleted once something was filed, and what is not.

tip-removed-telegram = Rydym yn tynnu'r hyn a anfonoch o'r sgwrs hon.
tip-removed-sms = Mae eich ffôn yn dal i gadw'r hyn a anfonoch: dilëwch o yno.
not-deleted-telegram = Ni adawodd Telegram i ni ddileu'r hyn a anfonoch. Dilëwch o o'r sgwrs hon eich hun, os gwelwch yn dda: daliwch eich bys arno am eiliad, yna dewiswch Dileu.
