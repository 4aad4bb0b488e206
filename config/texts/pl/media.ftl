# Not yet reviewed by a native speaker.

### What comes that is no words: photos can go with a report, everything else is refused with the reason.

media-voice-telegram = Przepraszamy, nie przyjmujemy nagrań głosu: głos może zdradzić, kim jesteś. Nic z tego nie zachowaliśmy. Napisz to słowami. W razie zagrożenia dzwoń pod 999.
media-video-telegram = Przepraszamy, nie przyjmujemy filmów: mogą pokazać, kto je nagrał i gdzie. Nic z tego nie zachowaliśmy. Napisz, co widać, albo wyślij zdjęcie. W razie zagrożenia dzwoń pod 999.
media-file-telegram = Przepraszamy, nie przyjmujemy plików: mogą zawierać twoje nazwisko, a zdjęcie wysłane jako plik pamięta, gdzie je zrobiono. Nic z tego nie zachowaliśmy. Wyślij je jako zdjęcie albo napisz to słowami. W razie zagrożenia dzwoń pod 999.
media-contact-telegram = Nie wysyłaj wizytówek kontaktów: jest w nich nazwisko i numer. Nic z tego nie zachowaliśmy. Napisz słowami, co wiesz. W razie zagrożenia dzwoń pod 999.
media-sticker-telegram = Przepraszamy, czytamy tu słowa i oglądamy zdjęcia, ale nie naklejki. Napisz to słowami. W razie zagrożenia dzwoń pod 999.
media-mms = Przepraszamy, SMS-em nie przyjmujemy zdjęć ani nagrań. Nic z tego nie zachowaliśmy i zlecamy usunięcie tego u naszego operatora. Napisz to słowami. W razie zagrożenia dzwoń pod 999.
media-mms-words = Przyjmujemy tylko twoje słowa, bez zdjęcia czy nagrania. To zlecamy usunąć u naszego operatora.
photos-enough-telegram = Do jednego zgłoszenia można dodać trzy zdjęcia. To nie zostało zachowane.
photos-with-it-telegram = Zdjęcia do tego zgłoszenia: { $count }. Usuwamy z nich to, co zapisał aparat. To, co na nich widać, zostaje: nie pokazuj siebie ani swojego okna.
photos-need-words-telegram = Napisz dalej: co widać na zdjęciu, gdzie i kiedy?
