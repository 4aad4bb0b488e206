# Not yet reviewed by a native speaker.

# Said from anywhere.
sorry-send-again = Przepraszamy, coś poszło u nas nie tak i nic się nie zapisało. Wyślij to jeszcze raz. W razie zagrożenia dzwoń pod 999.
cannot-read = Przepraszamy, możemy tu odczytać tylko tekst, a nie zdjęcia, nagrania czy pliki. Napisz to słowami. W razie zagrożenia dzwoń pod 999.
day-is-full = To wszystkie SMS-y na dziś. Nadal czytamy, co przychodzi, a od jutra znów odpowiadamy. W razie zagrożenia zadzwoń pod 999.
reply-with-number = Odpowiedz numerem.
list-is-old = Ta lista jest stara, więc nic się nie zmieniło. Idź dalej stąd:
no-list-here = Nie ma tu listy, do której pasowałby numer. Co potrafię: napisz MENU.
# What people type to say no, with commas between.
words-for-no = nie, nie dziękuję
# How what people type begins who mean the list and say no number of it.
words-for-the-list = tak, ok, dobrze, wyślij, jak mam, co mam, który numer
