# Not yet reviewed by a native speaker.

# Joining. What is agreed to stands in these texts: each is kept with the consent it led to.

join-where = Witamy! Możesz dostawać alerty o przestępstwach i bezpieczeństwie w swojej okolicy, od policji i samorządu (council). Są bezpłatne i w każdej chwili możesz je wyłączyć: wyślij STOP. Które miejsce? W odpowiedzi podaj kod pocztowy albo nazwę, np. L20 4AB lub Bootle.
join-where-telegram =
    Witamy! Możesz dostawać alerty o przestępstwach i bezpieczeństwie w swojej okolicy, od policji i samorządu (council). Są bezpłatne i w każdej chwili możesz je wyłączyć: wyślij /stop.

    Które miejsce? Wyślij kod pocztowy albo nazwę, np. L20 4AB lub Bootle. Możesz też udostępnić lokalizację (spinacz): zapiszemy tylko przybliżony obszar.

    W razie zagrożenia dzwoń pod 999.
join-language = W jakim języku chcesz czytać?

join-done =
    Gotowe. Masz teraz alerty dla miejsca: { $place }. Tematy: przestępstwa, zachowania antyspołeczne, bezpieczeństwo i lokalne wydarzenia.
    Jak często: zwykle tylko kilka w tygodniu. W nocy piszemy tylko wtedy, gdy zagrożone jest życie.
    Żeby to wyłączyć, wyślij STOP. Co jeszcze możesz zrobić: MENU. W razie zagrożenia dzwoń pod 999.
join-already = Masz już włączone alerty, więc nic się nie zmieniło. Twoje miejsca: { $places }.
join-already-topicless = Nie masz jednak żadnych tematów. Żeby je wybrać, wyślij TOPICS.
join-first = Nie masz jeszcze alertów. Żeby je dostawać, wyślij JOIN i kod pocztowy, np. JOIN L20 4AB.
join-text-start = Po STOP nie możemy jeszcze wysyłać ci SMS-ów. Wyślij START na nasz pierwszy numer, a dokończymy twój JOIN.

# Which languages
language-which = W jakim języku chcesz czytać?
language-set = Gotowe. Będziemy pisać do ciebie po polsku.
