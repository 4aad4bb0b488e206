# Not yet reviewed by a native speaker.

# Choosing topics. Tick marks are for Telegram alone: on SMS they would more than halve what fits into a text.

choose-topics = Wybierz tematy
topics-which-sms = O czym chcesz wiedzieć? Podaj numery, żeby włączyć lub wyłączyć, np. 2 albo 2 5.
topics-which-telegram = O czym chcesz wiedzieć? Dotknij, żeby włączyć lub wyłączyć. Jeśli blisko ciebie zagrożone jest życie, zawsze damy ci znać.
topics-on-sms = { $topic } (tak)
topics-off-sms = { $topic } (nie)
topics-on-telegram = ✅ { $topic }
topics-off-telegram = ⬜ { $topic }
topics-changed = { $changes }. Podaj kolejny numer albo GOTOWE.
topics-finish = Gotowe
topics-done = Zapisane. Twoje tematy: { $topics }.
topics-done-none = Zapisane. Nie masz teraz żadnych tematów. Napiszemy tylko wtedy, gdy blisko ciebie zagrożone będzie życie. Żeby to zmienić, wyślij TOPICS.
