# Not yet reviewed by a native speaker.

# Names of topics and categories: at most 28 characters, letters that a plain text message carries.

topic-burglary = Spargeri și furturi
topic-vehicle-crime = Infracțiuni auto
topic-anti-social-behaviour = Comportament antisocial
topic-off-road-bikes = Moto, ATV, condus periculos
topic-scams = Escroci și înșelătorii
topic-violence = Violență și tâlhării
topic-drugs = Droguri și bande
topic-hate-and-abuse = Ură și abuzuri
topic-missing-and-wanted = Dispăruți și căutați
topic-fire-and-damage = Incendii și distrugeri
topic-events-and-advice = Evenimente și sfaturi

category-anti-social-behaviour = Comportament antisocial
category-burglary = Spargeri
category-child-exploitation = Exploatarea copiilor
category-counter-terrorism = Extremism și terorism
category-criminal-damage-arson = Distrugeri și incendieri
category-deliberate-fires = Incendii intenționate
category-domestic-abuse = Violență în familie
category-drugs = Droguri
category-environmental = Gunoi aruncat ilegal
category-fraud-rogue-trading = Escroci și înșelătorii
category-hate-crime = Infracțiuni motivate de ură
category-modern-slavery = Sclavie modernă
category-not-intelligence = Nu este o sesizare
category-off-road-bikes = Moto, ATV, condus periculos
category-organised-crime = Crimă organizată
category-other-crime = Alte infracțiuni
category-other-theft = Alte furturi
category-possession-of-weapons = Arme
category-public-order = Tulburarea ordinii
category-robbery = Tâlhării
category-shoplifting = Furturi din magazine
category-vehicle-crime = Infracțiuni auto
category-violent-crime = Violență
category-vulnerable-person = Dispăruți și vulnerabili

category-event = Evenimente și întâlniri
category-crime-prevention = Sfaturi de siguranță
