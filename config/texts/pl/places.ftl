# Not yet reviewed by a native speaker.

# Finding a place

place-ward = Które z tych miejsc jest twoje? Najbardziej prawdopodobne są na początku. Jeśli żadne nie pasuje, wyślij inny kod pocztowy albo nazwę.
place-which = Jest kilka miejsc o tej nazwie. O które chodzi?
place-nearest = To miejsce jest chyba najbliżej ciebie. Zgadza się? Jeśli żadne nie pasuje, wyślij kod pocztowy.
place-linked = Chcesz dostawać alerty dla tego miejsca? Są bezpłatne, a STOP w każdej chwili je wyłącza. Jeśli wolisz inne miejsce, wyślij kod pocztowy.
place-did-you-mean = Czy chodzi o to miejsce? Jeśli nie, wyślij kod pocztowy jeszcze raz.
place-more = Więcej
place-from-start = Pokaż znowu pierwsze
place-names-more = { $names } i jeszcze { $more }
place-outside = Przepraszamy, { $name } leży poza Merseyside, więc nie mamy stamtąd alertów. Znasz jakieś miejsce w Merseyside? Wyślij jego kod pocztowy albo nazwę. O innych miejscach przeczytasz na police.uk.
place-outside-nameless = Przepraszamy, to miejsce leży poza Merseyside, więc nie mamy stamtąd alertów. Znasz jakieś miejsce w Merseyside? Wyślij jego kod pocztowy albo nazwę. O innych miejscach przeczytasz na police.uk.
place-unknown = Przepraszamy, nie znamy miejsca "{ $name }". Wyślij kod pocztowy, np. L20 4AB, albo nazwę miejsca, np. Bootle.
place-unknown-nameless = Wyślij kod pocztowy, np. L20 4AB, albo nazwę miejsca, np. Bootle.

# The list
place-add = Dodaj miejsce
place-add-this = Dodaj: { $place }
place-drop = Usuń: { $place }

places-list = Twoje miejsca. Wybierz jedno, żeby je usunąć, albo dodaj nowe.
places-none = Nie masz teraz żadnych miejsc, więc alerty nie przychodzą. Dodaj miejsce albo wyślij STOP, żeby zrezygnować.
places-where = Jakie miejsce chcesz dodać? W odpowiedzi podaj kod pocztowy albo nazwę, np. L8 1AA lub Bootle.
places-where-telegram = Jakie miejsce chcesz dodać? Wyślij kod pocztowy albo nazwę, np. L8 1AA lub Bootle. Możesz też udostępnić lokalizację.
places-added = Gotowe. Masz teraz też alerty dla miejsca: { $place }. STOP w każdej chwili je wyłącza. Twoje miejsca:
places-dropped = Gotowe. Nie będzie już alertów dla: { $place }. Twoje pozostałe miejsca:
places-dropped-last = Gotowe. Nie będzie już alertów dla: { $place }. To było twoje ostatnie miejsce, więc teraz alerty nie przychodzą. Dodaj inne albo wyślij STOP, żeby zrezygnować.
places-have-it = Masz już alerty dla miejsca: { $place }, więc nic się nie zmieniło. Twoje miejsca:
places-full = Masz już tyle miejsc, ile możemy zapisać. Najpierw jedno usuń. Twoje miejsca:
places-not-yours = Tego miejsca nie ma na twojej liście. Twoje miejsca:
