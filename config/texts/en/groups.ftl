# Groups beside the public. Names: what people type behind STOP and JOIN; letters that a plain text message carries.
# The name of the group for people at risk must tell nobody who reads along why somebody is in it.

group-pub-watch = Pub Watch
group-shop-watch = Shop Watch
group-schools = Schools
group-care-homes = Care homes
group-places-of-worship = Places of worship
group-people-at-risk = Safe and Well

group-about-pub-watch = news for pubs, bars and clubs.
group-about-shop-watch = news for shops and the people who work there.
group-about-schools = news for schools and nurseries.
group-about-care-homes = news for care homes and their staff.
group-about-places-of-worship = news for churches, mosques and all places of worship.
group-about-people-at-risk = alerts and advice to help you stay safe.

# What is agreed to: kept with the consent.
groups-consent =
    { $group }: { $about }
    You are invited by: { $by }.
    Police and council officers can write to you. They see how many are in the group, but not who.
    You can leave at any time: send STOP { $stop }.
    Do you want to join?
groups-yes = Yes, join
groups-no = No, thank you
groups-not-joined = OK. You have not joined { $group }.
groups-where-key-location = Where is your place? Send its postcode, or the name of its ward.
groups-where-people = Where do you live? Send your postcode or area, like L20 4AB or Bootle.
groups-joined = Done. You are in { $group } and get its alerts for { $places }. To leave it send STOP { $stop }.
groups-joined-new = Done. You are in { $group } and get its alerts for { $places }. We also tell you if lives are in danger there. To get more alerts send TOPICS. To leave send STOP { $stop }.
groups-already = You are in { $group } already. To leave it send STOP { $stop }.
groups-code-unknown = This code does not work. It may be too old, or one letter is wrong. Please check it, or ask for a new one.
groups-by-code = You need a code to join { $group }. Ask your local police or council for one. Then send JOIN and the code.

groups-left = Done. You have left { $group }. Your other alerts stay the same.
groups-not-in = You are not in { $group }, so nothing has changed.
groups-leave-choice = Leave { $group }
groups-leave-sure = Leave { $group }? To come back you need a new code.
groups-leave = Yes, leave
groups-stay = No, stay
groups-stayed = Nothing has changed. You are still in it.

# My data
groups-held = You are in these groups: { $groups }.
copy-group = Group: { $group }
copy-deed-entered = joined a group
copy-deed-quit = left a group
