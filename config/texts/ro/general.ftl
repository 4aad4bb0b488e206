# Not yet reviewed by a native speaker.

# Said from anywhere.
sorry-send-again = Ne pare rău, ceva nu a mers la noi și nu s-a salvat nimic. Trimiteți din nou. În caz de urgență sunați la 999.
cannot-read = Ne pare rău, aici putem citi doar text, nu și poze, mesaje vocale sau fișiere. Scrieți totul în cuvinte. În caz de urgență sunați la 999.
day-is-full = Acestea sunt toate mesajele pe care le putem trimite azi. Citim în continuare ce scrieți, iar de mâine răspundem din nou. În pericol sunați la 999.
reply-with-number = Răspundeți cu un număr.
list-is-old = Lista aceea este veche, așa că nu s-a schimbat nimic. Continuați de aici:
no-list-here = Nu este aici nicio listă de care să țină un număr. Pentru ce pot face scrieți MENU.
# What people type to say no, with commas between.
words-for-no = nu, nu multumesc
# How what people type begins who mean the list and say no number of it.
words-for-the-list = da, ok, bine, trimite, ce trebuie, cum fac, care număr
