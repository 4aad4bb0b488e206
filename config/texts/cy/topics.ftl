# Not yet reviewed by a native speaker.

# Names of topics and categories: at most 28 characters.

topic-burglary = Bwrgleriaeth a dwyn
topic-vehicle-crime = Troseddau cerbydau
topic-anti-social-behaviour = Ymddygiad gwrthgymdeithasol
topic-off-road-bikes = Beiciau modur a gyrru gwael
topic-scams = Sgamiau a masnachwyr ffug
topic-violence = Trais a lladrad
topic-drugs = Cyffuriau a gangiau
topic-hate-and-abuse = Casineb a cham-drin
topic-missing-and-wanted = Pobl ar goll ac yn eisiau
topic-fire-and-damage = Tanau a difrod
topic-events-and-advice = Digwyddiadau a chyngor

category-anti-social-behaviour = Ymddygiad gwrthgymdeithasol
category-burglary = Bwrgleriaeth
category-child-exploitation = Camfanteisio ar blant
category-counter-terrorism = Eithafiaeth a therfysgaeth
category-criminal-damage-arson = Difrod troseddol a llosgi
category-deliberate-fires = Tanau bwriadol
category-domestic-abuse = Cam-drin domestig
category-drugs = Cyffuriau
category-environmental = Tipio slei a sbwriel
category-fraud-rogue-trading = Twyll a masnachwyr ffug
category-hate-crime = Troseddau casineb
category-modern-slavery = Caethwasiaeth fodern
category-not-intelligence = Ddim yn adroddiad
category-off-road-bikes = Beiciau modur a gyrru gwael
category-organised-crime = Troseddau cyfundrefnol
category-other-crime = Troseddau eraill
category-other-theft = Dwyn
category-possession-of-weapons = Arfau
category-public-order = Anhrefn
category-robbery = Lladrad
category-shoplifting = Dwyn o siopau
category-vehicle-crime = Troseddau cerbydau
category-violent-crime = Trais
category-vulnerable-person = Pobl ar goll neu mewn perygl

category-event = Digwyddiadau a chyfarfodydd
category-crime-prevention = Cyngor atal troseddau
