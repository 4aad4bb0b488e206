# Not yet reviewed by a native speaker.

public-brand = { $name } Messenger
public-skip = Przejdź do treści
public-languages = Język
public-all-title = Alerty
public-all-lead = Co policja i władze lokalne przekazują mieszkańcom: { $place }. W razie zagrożenia dzwoń pod 999.
public-area-title = Alerty: { $area }
public-area-lead = Co policja i władze lokalne przekazują tutaj mieszkańcom. W razie zagrożenia dzwoń pod 999.
public-in-force = Teraz ważne
public-ended = Zakończone lub wycofane
public-none = Teraz nie ma tu ważnych alertów.
public-none-at-all = Teraz nie ma ważnych alertów.
public-only-newest = To najnowsze ({ $count }). Wybierz swoją okolicę, żeby zobaczyć wszystkie, które cię dotyczą.
public-line-about = { $sender }, { $when }
public-line-code = Kod { $code }
public-mark-emergency = Zagrożenie życia
public-mark-urgent = Pilne
public-mark-over = Stare
public-mark-stood-down = Zakończone
public-mark-withdrawn = Wycofane

public-find = Znajdź swoją okolicę
public-find-label = Kod pocztowy, okręg lub miejscowość
public-find-hint = Na przykład L20 4AB albo Bootle. Nie zapisujemy tego.
public-find-button = Pokaż alerty
public-areas = Okolice
public-wards = Okręgi
public-up = Cały obszar: { $area }
public-all = Wszystkie alerty
public-found-several = O które miejsce chodzi?
public-found-none = Nie znamy takiego miejsca. Spróbuj podać kod pocztowy albo miejsce w pobliżu.
public-found-outside = { $name } leży poza naszym obszarem ({ $place }). Nie mamy dla niego alertów.
public-found-like = Nie znamy takiego miejsca. Czy chodzi o jedno z tych?

public-check = Czy wiadomość jest prawdziwa?
public-check-label = Kod z wiadomości
public-check-hint = Cztery litery i cyfry, np. K7QX.
public-check-button = Sprawdź

public-alert-by = Nadawca: { $sender }
public-alert-sent = Wysłano: { $when }
public-alert-update = Nowsza treść: { $when }
public-alert-correction = Poprawiono: { $when }. Wcześniejsza treść była częściowo błędna.
public-state-over = Ta wiadomość jest stara. Już nie obowiązuje.
public-state-stood-down = Sprawa jest zakończona. Nie trzeba nic robić.
public-state-withdrawn = Ta wiadomość była błędna. Zignoruj ją.
public-state-stopped = Przestaliśmy wysyłać tę wiadomość. Nie podawaj jej dalej.
public-outcome = Jak to się skończyło
public-translated = W innych językach
public-story = Co pisaliśmy wcześniej
public-story-first = Pierwsza treść, { $when }
public-story-update = Nowsza treść, { $when }
public-story-correction = Poprawka, { $when }

public-real = Czy to prawdziwa wiadomość?
public-real-yes = Tak. { $sender } to nadawca wiadomości z kodem { $code }. Jeśli w twojej wiadomości są inne słowa niż tutaj, nie ufaj jej.
public-real-was-wrong = Była od nas: { $sender } to nadawca wiadomości z kodem { $code }. Zawierała jednak błąd i została wycofana.
public-real-stopped = Była od nas: { $sender } to nadawca wiadomości z kodem { $code }. Potem przestaliśmy ją wysyłać.
public-real-forwarded = Mógł ją przekazać koordynator Neighbourhood Watch i dopisać coś od siebie.

public-some-only-title = Ten alert jest prawdziwy
public-some-only = Wiadomość z kodem { $code } jest od nas. Dostały ją tylko niektóre osoby, więc nie pokazujemy tu jej treści.

public-saw = Wiesz coś o tym?
public-saw-over = Sprawa jest zakończona, ale nadal chcemy wiedzieć, co było widać.
public-saw-lead = Napisz do nas bez podawania nazwiska. Jeśli ktoś jest teraz w niebezpieczeństwie, dzwoń pod 999.
public-saw-telegram = Napisz przez Telegram
public-saw-text = Napisz SMS
public-saw-sms = Wyślij SAW { $code } i swój opis pod numer { $number }.
public-saw-elsewhere = Albo powiedz Crimestoppers, bez nazwiska: 0800 555 111.

public-join = Dostawaj alerty dla swojej okolicy
public-join-lead = Są bezpłatne i w każdej chwili można z nich zrezygnować.
public-join-telegram = Alerty przez Telegram
public-join-text = Alerty przez SMS
public-join-sms = Wyślij JOIN i swój kod pocztowy pod numer { $number }.

public-false-title = To nie jest nasz kod
public-false-lead = Nie wysłaliśmy niczego z kodem { $code }. Sprawdź kod jeszcze raz: ma cztery litery i cyfry, np. K7QX.
public-false-signs = Fałszywe wiadomości często
public-false-sign-hurry = poganiają albo straszą,
public-false-sign-money = chcą pieniędzy, hasła albo danych karty,
public-false-sign-link = każą otworzyć link albo zadzwonić pod jakiś numer,
public-false-sign-code = nie mają kodu albo mają taki, którego tu nie ma.
public-false-do = Co robić
public-false-do-nothing = Nie otwieraj linków. Nie dzwoń pod numery z wiadomości.
public-false-do-report = Prześlij SMS na 7726. To nic nie kosztuje. Potem go usuń.
public-false-do-bank = Zapłacone albo dane z banku podane? Zadzwoń teraz do swojego banku: 159 łączy z większością banków.
public-false-do-danger = Niebezpieczeństwo? Dzwoń pod 999.
public-no-page = Pod tym adresem nic nie ma
public-no-page-lead = Sprawdź adres jeszcze raz albo przejdź do wszystkich alertów.

public-foot = Zagrożenie: 999. Bez pośpiechu: 101. Crimestoppers, bez nazwiska: 0800 555 111.
