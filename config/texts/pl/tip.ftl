# Not yet reviewed by a native speaker.

### Tips: the offer, danger, the case, messages from a team.
### Every text within three SMS segments of GSM-7, with its menu. None names a team, a matter or a word that was used.

## The first screen and the offer

tip-first = Napisz własnymi słowami, co wiesz: co, gdzie, kiedy, kto.
    Przeczyta to policja lub jej partner, np. samorząd, bez twojego nazwiska. Telegram lub sieć komórkowa i tak wie, że do nas piszesz.
    Nie pisz, kim jesteś, ani tego, co możesz wiedzieć tylko ty.
    Niebezpieczeństwo teraz? Dzwoń pod 999. Możesz też zadzwonić do Crimestoppers: 0800 555 111.
tip-what-did-you-see = Co się stało? Napisz własnymi słowami: co, gdzie, kiedy.
    Przeczyta to policja lub jej partner, np. samorząd, bez twojego nazwiska. Telegram lub sieć komórkowa i tak wie, że do nas piszesz.
    Nie pisz, kim jesteś, ani tego, co możesz wiedzieć tylko ty.
    Niebezpieczeństwo teraz? Dzwoń pod 999. Możesz też zadzwonić do Crimestoppers: 0800 555 111.
tip-about-which = O który alert chodzi?
tip-something-else = Coś innego
tip-offer = Wysłać to bez twojego nazwiska?
    Przeczyta to policja lub jej partner, np. samorząd. Telegram lub sieć komórkowa wie, że do nas piszesz. Nie pisz, kim jesteś. Żeby coś dodać, pisz dalej.
    Możesz też zadzwonić do Crimestoppers: 0800 555 111.
tip-offer-added = Dodane. Wysłać całość bez twojego nazwiska?
    Przeczyta to policja lub jej partner, np. samorząd. Telegram lub sieć komórkowa wie, że do nas piszesz.
    Możesz też zadzwonić do Crimestoppers: 0800 555 111.
tip-send-ask = Wyślij, możecie mnie pytać
tip-send-silent = Wyślij, bez pytań
tip-send-not = Nie wysyłaj
tip-too-long = To za długie na jedną wiadomość. Wyślij to w krótszych częściach.
tip-no-such-alert = Nie znamy alertu z takim kodem. Sprawdź kod jeszcze raz albo wyślij TIP i napisz, co wiesz.

## Filed, or not

tip-filed-ask = Dziękujemy. Mamy to, bez twojego nazwiska.
    Słowa twojej sprawy: { $code }
    Zachowaj je dla siebie. Żeby sprawdzić, co dalej, wyślij CASE i te cztery słowa; żeby coś dodać, dopisz to za nimi. Żeby odciąć każdą drogę do ciebie: FORGET i te słowa.
    Jeśli chcesz rozmawiać z policją, wyślij CONTACT ME.
    Odpisz UNDO w ciągu 10 minut, żeby to cofnąć.
tip-filed-silent = Dziękujemy. Mamy to, bez twojego nazwiska. Nikt nie może cię o nic zapytać.
    Odpisz UNDO w ciągu 10 minut, żeby to cofnąć.
tip-not-sent = Nic nie zostało wysłane ani zapisane.
tip-undone = Cofnięte. Jeśli ktoś zdążył to przeczytać, widzi, że zostało cofnięte.
tip-nothing-to-undo = Nie ma czego cofnąć. Można to zrobić tylko przez 10 minut po wysłaniu.
tip-undo = Cofnij
tip-not-for-us = Możemy przekazać, co wiesz o przestępstwach lub uciążliwych zachowaniach: wyślij TIP i napisz, co wiesz. W każdej innej sprawie dzwoń pod 101. Żeby zobaczyć, co tu możesz zrobić, wyślij MENU.
# What people type who ask whether they stay unknown.
words-about-names = anonimowo, anonimowe, kim jestem, kto to czyta
tip-thanks = Dziękujemy. Jeśli kiedyś coś zauważysz, wyślij TIP i napisz, co to było.

## Danger

danger-ring = Zadzwoń teraz pod 999. Jeśli nie możesz mówić, zadzwoń pod 999 z komórki i naciśnij 55, gdy o to poproszą. Jeśli nie słyszysz: 18000 (Relay UK). 999 przyjmuje też SMS-y z telefonów zapisanych do emergencySMS. Nikt nie czyta tych wiadomości na bieżąco.
danger-ring-suicide = Zadzwoń teraz pod 999, jeśli zagrożone jest życie. Jeśli nie możesz mówić, zadzwoń pod 999 z komórki i naciśnij 55, gdy o to poproszą. Jeśli nie słyszysz: 18000 (Relay UK). Możesz też porozmawiać z Samaritans: 116 123, bezpłatnie, w dzień i w nocy. Twoje życie jest ważne. Nikt nie czyta tych wiadomości na bieżąco.
danger-ring-home = Zadzwoń teraz pod 999. Jeśli nie możesz mówić, zadzwoń pod 999 z komórki i naciśnij 55, gdy o to poproszą. Jeśli nie słyszysz: 18000 (Relay UK). 999 przyjmuje też SMS-y z telefonów w emergencySMS. Rozmowa, bezpłatnie, dzień i noc: 0808 2000 247. Jeśli ktoś zagląda do tego telefonu, usuń to.
danger-passed-on = Przekazaliśmy to dalej bez twojego nazwiska. Nie widzimy, kim jesteś ani gdzie jesteś. Odpisz UNDO w ciągu 10 minut, żeby to cofnąć.
danger-kept = Nie widzimy, kim jesteś ani gdzie jesteś. Odpisz UNDO w ciągu 10 minut, żeby cofnąć swoją wiadomość.
danger-removed = Usuwamy twoją wiadomość z tego czatu, żeby nikt inny jej nie przeczytał.
danger-added = Dodaliśmy to do twojej wiadomości. Jeśli ktoś jest w niebezpieczeństwie, dzwoń pod 999. UNDO cofa całość.
danger-still = Jeśli ktoś jest w niebezpieczeństwie, dzwoń pod 999. UNDO cofa twoją wiadomość.

## The case

case-how = Wyślij CASE i cztery słowa swojej sprawy. Żeby coś dodać, dopisz to za nimi.
case-not-read = Mamy to. Nikt tego jeszcze nie przeczytał.
case-read = Ktoś to przeczytał i się tym zajmuje.
case-added = Dziękujemy. Dodaliśmy to, bez twojego nazwiska.
case-unknown = Nie znamy sprawy o tych słowach. Sprawdź je jeszcze raz. To, co wysłano z innego telefonu, dociera tu po 15 minutach.
case-too-many = Dzisiaj było już za dużo błędnych słów. Spróbuj jutro.
forget-how = Wyślij FORGET i cztery słowa swojej sprawy.
case-forgotten = Gotowe. Nikt już nie może do ciebie o tym napisać, a słowa tej sprawy przestały działać.

## Messages from a team

message-waiting = Masz wiadomość. Żeby ją przeczytać, odpisz READ
message-read-button = Przeczytaj
message-question = Ktoś ma pytanie o to, co wiemy od ciebie:
    { $words }
    Po prostu napisz odpowiedź. Dotrze bez twojego nazwiska. Nie musisz odpowiadać.
message-told = W sprawie tego, co wiemy od ciebie:
    { $words }
message-more = Jest jeszcze jedna. Odpisz READ
message-none = Nie czeka na ciebie żadna wiadomość.
answer-sent = Dziękujemy. Twoja odpowiedź jest w drodze, bez nazwiska.
outcome-acted-on = Dziękujemy: dzięki temu, co wiemy od ciebie, podjęto działania.
outcome-kept = Dziękujemy: to, co wiemy od ciebie, pomaga zobaczyć całość. Po to je zachowamy.
outcome-passed-on = Dziękujemy: to, co wiemy od ciebie, trafiło do tych, którzy mogą się tym zająć.
outcome-nothing-found = Dziękujemy. Sprawdzono to i nic więcej nie udało się ustalić.
outcome-not-for-us = Dziękujemy. Przeczytaliśmy to, ale nie możemy się tym zająć.
outcome-not-intelligence = { outcome-not-for-us }
outcome-words = { $outcome }
    { $words }
