# What is to be looked at in an alert before it goes: the reason, and the place.

lint-mark = "{ $words }" still has to be filled in.
lint-remark = "{ $words }" looks like a remark from writing, not like part of the alert. Please take it out.
lint-shortener = "{ $words }" hides where it leads. Fraudsters send such links, so we never do. Leave it out.
lint-outcome-missing = This asks for witnesses, so it needs a day by which people hear how it ended.
lint-outcome-past = The day by which people hear how it ended must lie after the day on which the alert goes.
lint-outcome-late = Tell people how it ended within { $days } days. Choose an earlier day.

lint-house-number = "{ $words }" looks like a house number. It can lead people to a victim's door. The street is enough.
lint-plate = "{ $words }" looks like a number plate. Leave out a victim's plate. Keep a suspect's only if people should look for it.
lint-name = "{ $words }" looks like a person's name. Leave out the names of victims and suspects, unless they or their family agreed.
lint-age = "{ $words }" is somebody's age. With the street, neighbours know who it is. "An older woman" says enough.
lint-contact = "{ $words }" is a way to reach somebody. People answer this alert by its button or its code, or ring 101 or 999.
lint-link = "{ $words }" is a link. We ask people never to press links in messages. Say what they should do instead.
lint-capitals = Most of this is in capitals. It reads as shouting, and small letters are easier to read.
lint-intervene = "{ $words }" asks people to step in. They could get hurt. Ask them to keep away and ring 999.
lint-who-told = "{ $words }" says that somebody told us. Neighbours may guess who. Say what happened, not how we knew.
lint-again = An alert about the same subject for the same place went out less than a day ago: { $code }. Is this not the same twice?
lint-look = Please look at this before it goes:
lint-in-language = In the words in { $language }: { $finding }
