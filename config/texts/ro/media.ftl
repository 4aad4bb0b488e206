# Not yet reviewed by a native speaker.

### What comes that is no words: photos can go with a report, everything else is refused with the reason.

media-voice-telegram = Ne pare rău, nu primim mesaje vocale: vocea poate spune cine sunteți. Nu am păstrat nimic. Vă rugăm să scrieți totul în cuvinte. În caz de urgență sunați la 999.
media-video-telegram = Ne pare rău, nu primim filme: pot arăta cine le-a făcut și unde. Nu am păstrat nimic. Vă rugăm să scrieți ce se vede sau să trimiteți o poză. În caz de urgență sunați la 999.
media-file-telegram = Ne pare rău, nu primim fișiere: pot avea numele dumneavoastră, iar o poză trimisă ca fișier păstrează locul unde a fost făcută. Nu am păstrat nimic. Trimiteți-o ca poză sau scrieți totul în cuvinte. În caz de urgență sunați la 999.
media-contact-telegram = Vă rugăm să nu trimiteți contacte: au un nume și un număr. Nu am păstrat nimic. Scrieți în cuvinte ce știți. În caz de urgență sunați la 999.
media-sticker-telegram = Ne pare rău, aici putem citi cuvinte și vedea poze, dar nu stickere. Vă rugăm să scrieți în cuvinte. În caz de urgență sunați la 999.
media-mms = Ne pare rău, prin SMS nu primim poze sau sunete. Nu am păstrat nimic și cerem ștergerea la compania noastră de telefonie. Scrieți totul în cuvinte. În caz de urgență sunați la 999.
media-mms-words = Primim doar cuvintele dumneavoastră, nu și poza sau sunetul. Acestea se șterg la compania noastră de telefonie.
photos-enough-telegram = La un mesaj se pot adăuga trei poze. Aceasta nu a fost păstrată.
photos-with-it-telegram = Poze care merg cu mesajul: { $count }. Scoatem din ele ce a scris camera. Ce se vede rămâne: nu vă arătați pe dumneavoastră sau fereastra dumneavoastră.
photos-need-words-telegram = Scrieți mai departe: ce arată poza, unde și când?
