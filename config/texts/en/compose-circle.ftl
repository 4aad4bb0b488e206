# An alert to everybody within so many metres of a place. For officers, in English.

compose-circle-metres = How far round that place should it go? Press one, or type metres from { $least } to { $most }.
compose-circle-choice = { $metres } metres
compose-circle-back = Back to the areas
compose-circle-metres-unread = I need a number of metres from { $least } to { $most }, such as 300.
compose-circle-outside = That place is outside our area. Share another one, or type a ward, a place or a postcode.
compose-circle-not-yours = { $metres } metres round that place may touch { $areas }. That is not your team's area. Choose a smaller circle, or go back and type wards.
compose-circle-counts =
    In the circle: { $inside ->
        [one] 1 person
       *[other] { $inside } people
    }. Known by ward only, may be outside: { $others ->
        [one] 1 person
       *[other] { $others } people
    }.
compose-circle-beyond = We know homes by small patches of the map, never the address. So some people up to { $metres } metres outside the circle count as in it. Alerts show the ward's name, never this place.
compose-circle-goes = Those known by ward only get it too.
compose-circle-leaves-out = Those known by ward only do not get it.
compose-circle-with =
    { $people ->
        [one] Add the 1 by ward
       *[other] Add the { $people } by ward
    }
compose-circle-without =
    { $people ->
        [one] Leave out the 1 by ward
       *[other] Leave out the { $people } by ward
    }
compose-nobody-in-circle = Nobody who gets these alerts is known to live in the circle, so there is nobody to send it to.
whom-circle = about { $metres } metres round a place in { $area }
whom-also-by-ward = { $whom } (with those known by ward only)
whom-not-by-ward = { $whom } (without those known by ward only)
