# Names of topics and categories: at most 28 characters, letters that a plain text message carries.

topic-burglary = Burglary and theft
topic-vehicle-crime = Vehicle crime
topic-anti-social-behaviour = Anti-social behaviour
topic-off-road-bikes = Off-road bikes and driving
topic-scams = Scams and rogue traders
topic-violence = Violence and robbery
topic-drugs = Drugs and gangs
topic-hate-and-abuse = Hate crime and abuse
topic-missing-and-wanted = Missing and wanted people
topic-fire-and-damage = Fires and damage
topic-events-and-advice = Events and safety advice

category-anti-social-behaviour = Anti-social behaviour
category-burglary = Burglary
category-child-exploitation = Child exploitation
category-counter-terrorism = Extremism and terrorism
category-criminal-damage-arson = Criminal damage and arson
category-deliberate-fires = Deliberate fires
category-domestic-abuse = Domestic abuse
category-drugs = Drugs
category-environmental = Fly-tipping and rubbish
category-fraud-rogue-trading = Fraud and rogue traders
category-hate-crime = Hate crime
category-modern-slavery = Modern slavery
category-not-intelligence = Not a report
category-off-road-bikes = Off-road bikes and driving
category-organised-crime = Organised crime
category-other-crime = Other crime
category-other-theft = Theft
category-possession-of-weapons = Weapons
category-public-order = Disorder
category-robbery = Robbery
category-shoplifting = Shoplifting
category-vehicle-crime = Vehicle crime
category-violent-crime = Violence
category-vulnerable-person = Missing and at-risk people

category-event = Events and meetings
category-crime-prevention = Crime prevention advice
