# Not yet reviewed by a native speaker.

# Names of topics and categories: at most 28 characters.

topic-burglary = Robos en casas y hurtos
topic-vehicle-crime = Delitos contra vehículos
topic-anti-social-behaviour = Comportamiento antisocial
topic-off-road-bikes = Motos y conducción peligrosa
topic-scams = Estafas y falsos operarios
topic-violence = Violencia y atracos
topic-drugs = Drogas y bandas
topic-hate-and-abuse = Delitos de odio y maltrato
topic-missing-and-wanted = Desaparecidos y buscados
topic-fire-and-damage = Incendios y daños
topic-events-and-advice = Actividades y consejos

category-anti-social-behaviour = Comportamiento antisocial
category-burglary = Robo en casas
category-child-exploitation = Explotación de menores
category-counter-terrorism = Extremismo y terrorismo
category-criminal-damage-arson = Daños e incendios provocados
category-deliberate-fires = Incendios provocados
category-domestic-abuse = Violencia doméstica
category-drugs = Drogas
category-environmental = Basura y vertidos ilegales
category-fraud-rogue-trading = Estafas y falsos operarios
category-hate-crime = Delitos de odio
category-modern-slavery = Esclavitud moderna
category-not-intelligence = No es un informe
category-off-road-bikes = Motos y conducción peligrosa
category-organised-crime = Crimen organizado
category-other-crime = Otros delitos
category-other-theft = Hurtos
category-possession-of-weapons = Armas
category-public-order = Disturbios
category-robbery = Atracos
category-shoplifting = Hurtos en tiendas
category-vehicle-crime = Delitos contra vehículos
category-violent-crime = Violencia
category-vulnerable-person = Desaparecidos y en riesgo

category-event = Actividades y reuniones
category-crime-prevention = Consejos de prevención
