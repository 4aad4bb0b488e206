# Not yet reviewed by a native speaker.

tip-offer-selves = Trimitem mesajul fără nume? Aceste cuvinte pot arăta cine sunteți:
    { $words }
    Îl citește poliția sau un partener, cum ar fi consiliul local. Telegram sau rețeaua de telefonie știe că ne-ați scris.
    Sau sunați la Crimestoppers: 0800 555 111.
tip-offer-hidden = Cuvintele acestea sunt acum ascunse. Trimitem restul fără nume?
    Îl citește poliția sau un partener, cum ar fi consiliul local. Telegram sau rețeaua de telefonie știe că ne-ați scris.
    Sau sunați la Crimestoppers: 0800 555 111.
tip-send-hide = Ascunde cuvintele
tip-send-again = Scriu din nou
tip-write-again = Scrieți din nou, fără cuvinte care arată cine sunteți. Am uitat ce ați scris înainte.
guard-shown = Aceste cuvinte pot arăta cine sunteți:
    { $words }
    Trimitem totuși? Sau scrieți din nou, fără ele.
guard-as-it-is = Trimite așa cum este
guard-hide = Ascunde cuvintele, trimite restul
guard-not = Nu trimite
guard-and-more = { $words } și încă { $count }
