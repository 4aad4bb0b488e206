# Finding a place

place-ward = Which of these is yours? Likeliest first. If none fits, send another postcode or area name.
place-which = There is more than one place with that name. Which one?
place-nearest = This looks nearest to you. Is it right? If none fits, send your postcode.
place-linked = Do you want alerts for this area? They are free, and STOP ends them any time. For another place send your postcode.
place-did-you-mean = Did you mean this? If not, send your postcode again.
place-more = More
place-from-start = Show the first again
place-names-more = { $names } and { $more } more
place-outside = Sorry, { $name } is outside Merseyside, so we have no alerts for it. Do you know a place inside Merseyside? Send its postcode or name. Anywhere else, look at police.uk.
place-outside-nameless = Sorry, that is outside Merseyside, so we have no alerts for it. Do you know a place inside Merseyside? Send its postcode or name. Anywhere else, look at police.uk.
place-unknown = Sorry, we do not know "{ $name }". Please send a postcode like L20 4AB, or the name of a place like Bootle.
place-unknown-nameless = Please send a postcode like L20 4AB, or the name of a place like Bootle.

# The list
place-add = Add a place
place-add-this = Add { $place }
place-drop = Drop { $place }

places-list = Your places. Choose one to drop it, or add another.
places-none = You have no places now, so no alerts come. Add one, or send STOP to leave.
places-where = Which place do you want to add? Reply with a postcode or an area, like L8 1AA or Bootle.
places-where-telegram = Which place do you want to add? Send a postcode or an area, like L8 1AA or Bootle, or share a location.
places-added = Done. You now get alerts for { $place } too. STOP ends them any time. Your places:
places-dropped = Done. No more alerts for { $place }. Your other places:
places-dropped-last = Done. No more alerts for { $place }. That was your last place, so no alerts come now. Add one, or send STOP to leave.
places-have-it = You get alerts for { $place } already, so nothing has changed. Your places:
places-full = You have as many places as we can keep. Drop one first. Your places:
places-not-yours = That is not on your list. Your places:
