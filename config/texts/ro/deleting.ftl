# Not yet reviewed by a native speaker.

### What is deleted once something was filed, and what is not.

tip-removed-telegram = Ștergem din această conversație ce ați trimis.
tip-removed-sms = Telefonul dumneavoastră păstrează ce ați trimis: ștergeți și de acolo.
not-deleted-telegram = Telegram nu ne-a lăsat să ștergem ce ați trimis. Vă rugăm să ștergeți chiar dumneavoastră din această conversație: țineți apăsat pe mesaj, apoi alegeți Ștergere.
