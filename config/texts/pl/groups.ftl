# Not yet reviewed by a native speaker.

group-pub-watch = Pub Watch
group-shop-watch = Shop Watch
group-schools = Szkoły
group-care-homes = Domy opieki
group-places-of-worship = Miejsca kultu
group-people-at-risk = Spokojnie i zdrowo

group-about-pub-watch = wiadomości dla pubów, barów i klubów.
group-about-shop-watch = wiadomości dla sklepów i osób, które w nich pracują.
group-about-schools = wiadomości dla szkół i przedszkoli.
group-about-care-homes = wiadomości dla domów opieki i ich pracowników.
group-about-places-of-worship = wiadomości dla kościołów, meczetów i wszystkich miejsc kultu.
group-about-people-at-risk = alerty i rady, które pomogą ci dbać o bezpieczeństwo.

groups-consent =
    { $group }: { $about }
    Zaprasza: { $by }.
    Policja i samorząd (council) mogą do ciebie pisać. Widzą, ile osób jest w grupie, ale nie widzą kto.
    Możesz odejść w każdej chwili: wyślij STOP { $stop }.
    Czy chcesz dołączyć?
groups-yes = Tak, dołączam
groups-no = Nie, dziękuję
groups-not-joined = Dobrze. Nie dołączasz do grupy: { $group }.
groups-where-key-location = Gdzie jest twoje miejsce? Wyślij jego kod pocztowy albo nazwę okręgu.
groups-where-people = Gdzie mieszkasz? Wyślij kod pocztowy albo nazwę, np. L20 4AB lub Bootle.
groups-joined = Gotowe. Jesteś w grupie { $group } i masz jej alerty dla miejsca: { $places }. Żeby odejść, wyślij STOP { $stop }.
groups-joined-new = Gotowe. Jesteś w grupie { $group } i masz jej alerty dla miejsca: { $places }. Damy ci też znać, gdy zagrożone jest tam życie. Więcej alertów: wyślij TOPICS. Żeby odejść, wyślij STOP { $stop }.
groups-already = Jesteś już w grupie { $group }. Żeby odejść, wyślij STOP { $stop }.
groups-code-unknown = Ten kod nie działa. Może jest za stary albo jedna litera się nie zgadza. Sprawdź go albo poproś o nowy.
groups-by-code = Żeby dołączyć do grupy { $group }, potrzebujesz kodu. Poproś o niego miejscową policję albo samorząd (council). Potem wyślij JOIN i ten kod.

groups-left = Gotowe. Nie jesteś już w grupie { $group }. Twoje inne alerty się nie zmieniają.
groups-not-in = Nie jesteś w grupie { $group }, więc nic się nie zmieniło.
groups-leave-choice = Odejdź z grupy { $group }
groups-leave-sure = Odejść z grupy { $group }? Żeby wrócić, potrzebujesz nowego kodu.
groups-leave = Tak, odchodzę
groups-stay = Nie, zostaję
groups-stayed = Nic się nie zmieniło. Nadal jesteś w grupie.

groups-held = Twoje grupy: { $groups }.
copy-group = Grupa: { $group }
copy-deed-entered = dołączenie do grupy
copy-deed-quit = odejście z grupy
