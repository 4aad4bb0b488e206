### What comes that is no words: photos can go with a report, everything else is refused with the reason.

media-voice-telegram = Sorry, we take no voice messages: a voice can tell who you are. We kept nothing of it. Please write it in words. In an emergency ring 999.
media-video-telegram = Sorry, we take no videos: they can show who made them, and where. We kept nothing of it. Please write down what it shows, or send a photo. In an emergency ring 999.
media-file-telegram = Sorry, we take no files: they can hold your name, and a photo sent as a file keeps where it was taken. We kept nothing of it. Please send it as a photo, or write it in words. In an emergency ring 999.
media-contact-telegram = Please send no contact cards: they hold a name and a number. We kept nothing of it. Please write what you know in words. In an emergency ring 999.
media-sticker-telegram = Sorry, we can read words and look at photos here, but no stickers. Please write it in words. In an emergency ring 999.
media-mms = Sorry, we take no pictures or sounds by text. We kept nothing of it, and have it deleted at our phone company. Please write it in words. In an emergency ring 999.
media-mms-words = We take your words only, not the picture or sound with them. We have that deleted at our phone company.
photos-enough-telegram = Three photos can go with one report. This one was not kept.
photos-with-it-telegram = Photos that go with it: { $count }. We take out what the camera wrote into them. What they show stays: leave out yourself, and your own window.
photos-need-words-telegram = Please write on: what does the photo show, where, and when?
