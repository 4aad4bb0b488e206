# Not yet reviewed by a native speaker.

# Neighbourhood Watch schemes: what neighbours and their coordinators read.

command-scheme = Grupy Neighbourhood Watch

# SCHEME
scheme-what = W grupie Neighbourhood Watch sąsiedzi dbają o siebie nawzajem. Żeby dołączyć, wyślij JOIN i kod z plakatu. Możesz też założyć grupę.
scheme-mine = Twoje grupy: { $schemes }. Żeby dołączyć do innej, wyślij JOIN i kod z plakatu.
scheme-which = Która grupa?
scheme-yes = Tak
scheme-no = Nie
scheme-nothing-changed = Dobrze. Nic nie wysłano i nic się nie zmieniło.

# Asking for a scheme
scheme-name-ask = Jak nazywa się grupa? Na przykład: Linacre Lane Watch.
scheme-area-ask = Gdzie to jest? Wyślij kod pocztowy albo nazwę miejsca, np. L20 4AB lub Linacre.
scheme-area-wide = { $place } to za duży obszar na jedną grupę. Wyślij kod pocztowy albo mniejsze miejsce.
scheme-sure = { $scheme }, miejsce: { $place }. Będziesz koordynatorem: możesz przekazywać alerty policji i pisać do członków. Widzisz, ilu ich jest, ale nie kto. Zgadza się?
scheme-asked = Dziękujemy. Najpierw musi zgodzić się policja. Porozmawiaj z policjantem z okolicy albo zadzwoń pod 101 i podaj ten kod: { $code }. Napiszemy, gdy zdecydują.
scheme-still-asked = { $scheme } wciąż czeka na zgodę policji. Porozmawiaj z policjantem z okolicy albo zadzwoń pod 101 i podaj ten kod: { $code }.
scheme-asked-lately = W ciągu ostatnich 7 dni była już od ciebie prośba o grupę. Najpierw porozmawiaj z policjantem z okolicy albo zadzwoń pod 101.
scheme-told-approve = Dobra wiadomość: { $scheme } może działać. Sąsiedzi dołączają, wysyłając JOIN { $code }. Co możesz zrobić: wyślij SCHEME.
scheme-told-decline = Dziękujemy za chęć prowadzenia grupy { $scheme }. Policja nie może się teraz zgodzić. Żeby o tym porozmawiać, zadzwoń pod 101. Twoje alerty zostają bez zmian.
scheme-told-stop = Policja zatrzymała grupę { $scheme }. Nic więcej z niej nie wychodzi. Żeby o tym porozmawiać, zadzwoń pod 101.

# What a coordinator can do
scheme-home = { $scheme }. Liczba członków: { $members }. Co chcesz zrobić?
scheme-do-start = Załóż grupę
scheme-do-pass = Przekaż alert
scheme-do-write = Napisz do członków
scheme-do-poster = Kod na plakat
scheme-do-deputy = Dodaj zastępcę
scheme-do-leave = Opuść grupę
scheme-poster = Na plakat grupy { $scheme }: wyślij JOIN { $code }. { $link }
scheme-deputy-code = Daj ten kod jednej zaufanej osobie. Działa raz, przez 7 dni: SCHEME { $code }. Będzie mogła przekazywać alerty i pisać do członków grupy { $scheme }.
scheme-lead-coordinator = Możesz prowadzić grupę { $scheme } ({ $place }): przekazywać alerty policji i pisać do członków. Widzisz, ilu ich jest, ale nie kto. Chcesz?
scheme-lead-deputy = Możesz pomagać prowadzić grupę { $scheme } ({ $place }): przekazywać alerty policji i pisać do członków. Widzisz, ilu ich jest, ale nie kto. Chcesz?
scheme-lead-done = Gotowe. Prowadzisz teraz grupę { $scheme }. Co możesz zrobić: wyślij SCHEME.
scheme-lead-unknown = Ten kod był już użyty, ma ponad 7 dni albo jest w nim błąd. Sprawdź go albo poproś o nowy.

# JOIN and the code on a poster
scheme-join-ask = { $scheme } to grupa Neighbourhood Watch, miejsce: { $place }. Jeśli dołączysz, może do ciebie pisać policja i koordynator, czyli sąsiad. Ani koordynator, ani członkowie nie widzą twojego nazwiska ani numeru. Żeby odejść, wyślij LEAVE.
scheme-join-ask-alerts = Będą też przychodzić alerty policji: { $place }. STOP wyłącza wszystko.
scheme-join-yes = Dołącz
scheme-join-no = Nie, dziękuję
scheme-joined = Gotowe. Jesteś w grupie { $scheme }. Żeby odejść, wyślij LEAVE.
scheme-joined-alerts = Masz też alerty policji: { $place }. STOP wyłącza wszystko.
scheme-joined-before = Jesteś już w grupie { $scheme }. Żeby odejść, wyślij LEAVE.
scheme-code-unknown = Żadna grupa nie ma kodu { $code }. Spójrz jeszcze raz na plakat.
scheme-not-running = { $scheme } teraz nie działa. Alerty policji nadal możesz mieć: wyślij JOIN i kod pocztowy.

# LEAVE
scheme-left = Gotowe. Nie jesteś już w grupie { $scheme }. Twoje alerty policji zostają bez zmian.
scheme-lead-left = Grupę Neighbourhood Watch musi teraz prowadzić ktoś inny. Powiemy o tym policji w okolicy.
scheme-leave-which = Którą grupę chcesz opuścić?
scheme-leave-sure = Prowadzisz grupę { $scheme }. Jeśli odejdziesz, musi to robić ktoś inny. Chcesz odejść?
scheme-leave-none = Nie jesteś w żadnej grupie Neighbourhood Watch. STOP wyłącza wszystko.

# FWD K7QX
scheme-forward-how = Żeby przekazać alert, wyślij FWD i jego kod, np. FWD K7QX.
scheme-forward-not-yours = To mogą tylko koordynatorzy. Co możesz zrobić: wyślij SCHEME.
scheme-forward-unknown = Nie znamy alertu z kodem { $code }. Spójrz jeszcze raz na kod.
scheme-forward-over = Alert { $code } już się skończył albo został zatrzymany, więc go nie przekazuj.
scheme-forward-some-only = Alert { $code } był tylko dla niektórych, więc nie można go przekazać.
scheme-forward-before = { $code } jest już w drodze do twojej grupy.
scheme-forward-nobody = Wszyscy członkowie mają już { $code }. Dziękujemy.
scheme-forward-counts = To dostaną. Dowie się: { $told }. Miało już wcześniej: { $had }.
scheme-forward-do-send = Wyślij
scheme-forward-do-line = Dopisz coś od siebie
scheme-forward-do-bare = Bez słowa od siebie
scheme-forward-do-leave = Nie wysyłaj
scheme-forward-line = Napisz jedno zdanie od siebie. Stoi nad alertem i może mieć znaków: { $most }.
scheme-forward-done = Dziękujemy. Idzie do grupy { $scheme }. Dowie się: { $told }. Miało już wcześniej: { $had }.
scheme-forward-button = Przekaż mojej grupie
scheme-pass-which = Który alert?
scheme-pass-none = Dla twoich miejsc nie ma teraz alertów. Jeśli znasz kod, wyślij FWD i kod.
scheme-line-no-room = Ten alert wypełnia cały SMS, więc nie ma miejsca na twoje słowa. Możesz go przekazać tak, jak jest.

# What is wrong with somebody's words
scheme-words-empty = Napisz kilka słów.
scheme-words-long = O tyle znaków za długo: { $surplus }. Najwyżej { $most }.
scheme-words-costly = Niektóre telefony tego nie pokażą: { $characters } Napisz to zwykłymi literami.
scheme-words-link = Usuń to: { $found } Linki i adresy są niedozwolone, żeby nikt nie trafił na fałszywą stronę.
scheme-words-number = Usuń ten numer: { $number } Można podać tylko 999, 101 i znane numery pomocy.
scheme-line-quotes = Usuń cudzysłowy, żeby każdy widział, gdzie kończy się twoje zdanie.
scheme-line-police = Usuń to słowo: { $found } Nikt nie może wziąć twojego zdania za słowa policji.

# As members read it
scheme-forward-telegram =
    Przekazuje koordynator grupy { $scheme } i pisze: "{ $line }"

    Alert od policji i jej partnerów:

    { $alert }
scheme-forward-telegram-bare =
    Przekazuje koordynator grupy { $scheme }. Alert od policji i jej partnerów:

    { $alert }
scheme-forward-sms =
    Koordynator Watch: { $line } (Coś nie gra? REPORT { $code })
    { $headline }
    { $text }
    Zagrożenie: 999. Widzisz coś? SAW { $code }. Prawdziwe? CHECK { $code }
    { $sender }
scheme-forward-sms-bare =
    Od koordynatora Watch
    { $headline }
    { $text }
    Zagrożenie: 999. Widzisz coś? SAW { $code }. Prawdziwe? CHECK { $code }
    { $sender }
scheme-follow-sms =
    Przekazuje { $scheme }:
    { $alert }
scheme-message-telegram =
    Od koordynatora grupy { $scheme }, nie od policji:

    { $text }

    Coś tu nie gra? Naciśnij przycisk. Żeby opuścić grupę, wyślij /leave.
scheme-message-sms =
    Od koordynatora { $scheme }, nie od policji:
    { $text }
    Coś nie gra? REPORT { $number }. Odejść: LEAVE

# Writing to one's scheme, and REPORT
scheme-write-ask = Co chcesz powiedzieć? Najwyżej { $most } znaków. Będzie zaznaczone, że to od ciebie, a nie od policji.
scheme-write-cap = W ciągu 7 dni były już 2 wiadomości. Następna może być { $again }.
scheme-write-count = To dostaną. Liczba członków: { $members }. Wysłać?
scheme-write-do-send = Wyślij
scheme-write-do-change = Napisz od nowa
scheme-write-do-leave = Nie wysyłaj
scheme-written = Dziękujemy. Idzie teraz do członków grupy { $scheme }.
scheme-written-later = Dziękujemy. Jest noc, więc pójdzie do członków grupy { $scheme } o { $time }.
scheme-report-button = Coś tu nie gra
scheme-report-how = Żeby zgłosić wiadomość koordynatora, wyślij REPORT i jej numer, np. REPORT 12.
scheme-reported = Dziękujemy. Policja przyjrzy się tej wiadomości. Koordynator nie dowie się, kto ją zgłosił.
scheme-report-unknown = Nie mamy dla ciebie takiej wiadomości. W razie zagrożenia dzwoń pod 999. Żeby coś zgłosić policji, wyślij TIP i swoje słowa.

# In the copy of what we hold
copy-scheme-coordinator = Prowadzisz grupę Neighbourhood Watch { $scheme }
copy-scheme-deputy = Pomagasz prowadzić grupę Neighbourhood Watch { $scheme }
copy-scheme-member = Jesteś w grupie Neighbourhood Watch { $scheme }
copy-deed-scheme-in = wejście do grupy Neighbourhood Watch
copy-deed-scheme-out = odejście z grupy Neighbourhood Watch
