# Joining. What is agreed to stands in these texts: each is kept with the consent it led to.

join-where = Welcome! Get alerts about crime and safety where you live, from your police and council. Alerts are free and you can stop any time: text STOP. Which place? Reply with your postcode or area, like L20 4AB or Bootle.
join-where-telegram =
    Welcome! Get alerts about crime and safety where you live, from your police and council. Alerts are free and you can stop any time: send /stop.

    Which place? Send your postcode or the name of your area, like L20 4AB or Bootle. Or share your location (the paper clip): we keep only the rough area.

    In an emergency ring 999.
join-language = Which language do you want to read?

join-done =
    Done. You now get alerts for { $place }: crime, anti-social behaviour, safety and local events.
    How often: most weeks just a few. Nights stay quiet unless lives are in danger.
    To stop: send STOP. To see what else you can do: MENU. In an emergency ring 999.
join-already = You have already joined, so nothing has changed. You get alerts for: { $places }.
join-already-topicless = But you have chosen no topics. To choose some send TOPICS.
join-first = You have not joined yet. To join, send JOIN and your postcode, like JOIN L20 4AB.
join-text-start = You stopped our texts, so we cannot text you yet. Text START to our first number. Then we will finish your JOIN.

# Which languages
language-which = Which language do you want to read?
language-set = Done. We will write to you in English.
