# Not yet reviewed by a native speaker.

# Choosing topics. Tick marks are for Telegram alone: on SMS they would more than halve what fits into a text.

choose-topics = Alege subiectele
topics-which-sms = Despre ce vreți să aflați? Răspundeți cu numere ca să porniți sau să opriți, de exemplu 2 sau 2 5.
topics-which-telegram = Despre ce vreți să aflați? Atingeți ca să porniți sau să opriți. Dacă sunt vieți în pericol în apropiere, vă anunțăm mereu.
topics-on-sms = { $topic } (da)
topics-off-sms = { $topic } (nu)
topics-on-telegram = ✅ { $topic }
topics-off-telegram = ⬜ { $topic }
topics-changed = { $changes }. Trimiteți alt număr sau GATA.
topics-finish = Gata
topics-done = Am salvat. Primiți: { $topics }.
topics-done-none = Am salvat. Acum nu aveți niciun subiect. Vă scriem doar dacă sunt vieți în pericol în apropiere. Ca să schimbați, trimiteți TOPICS.
