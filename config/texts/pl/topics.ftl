# Not yet reviewed by a native speaker.

# Names of topics and categories: at most 28 characters, letters that a plain text message carries.

topic-burglary = Włamania i kradzieże
topic-vehicle-crime = Przestępstwa samochodowe
topic-anti-social-behaviour = Zachowania antyspołeczne
topic-off-road-bikes = Quady, crossy, groźna jazda
topic-scams = Oszustwa i naciągacze
topic-violence = Przemoc i rozboje
topic-drugs = Narkotyki i gangi
topic-hate-and-abuse = Nienawiść i krzywdzenie
topic-missing-and-wanted = Zaginieni i poszukiwani
topic-fire-and-damage = Pożary i zniszczenia
topic-events-and-advice = Wydarzenia i porady

category-anti-social-behaviour = Zachowania antyspołeczne
category-burglary = Włamania
category-child-exploitation = Wykorzystywanie dzieci
category-counter-terrorism = Ekstremizm i terroryzm
category-criminal-damage-arson = Zniszczenia i podpalenia
category-deliberate-fires = Celowe podpalenia
category-domestic-abuse = Przemoc domowa
category-drugs = Narkotyki
category-environmental = Śmieci i dzikie wysypiska
category-fraud-rogue-trading = Oszustwa i naciągacze
category-hate-crime = Przestępstwa z nienawiści
category-modern-slavery = Współczesne niewolnictwo
category-not-intelligence = To nie zgłoszenie
category-off-road-bikes = Quady, crossy, groźna jazda
category-organised-crime = Przestępczość zorganizowana
category-other-crime = Inne przestępstwa
category-other-theft = Inne kradzieże
category-possession-of-weapons = Broń
category-public-order = Zakłócanie porządku
category-robbery = Rozboje
category-shoplifting = Kradzieże w sklepach
category-vehicle-crime = Przestępstwa samochodowe
category-violent-crime = Przemoc
category-vulnerable-person = Osoby zaginione i zagrożone

category-event = Wydarzenia i spotkania
category-crime-prevention = Porady o bezpieczeństwie
