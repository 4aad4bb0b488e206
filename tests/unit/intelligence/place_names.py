"""A finder of the names that residents use most, for tests that need a place and no gazetteer."""

import re

BOROUGHS = {
    "liverpool": "Aigburth, Allerton, Anfield, Belle Vale, Childwall, city centre, town, Clubmoor, Croxteth, Crocky, "
    "Dingle, Dovecot, Edge Hill, Everton, Fazakerley, Garston, Hunts Cross, Kensington, Kenny, Kirkdale, Knotty Ash, "
    "Mossley Hill, Netherley, Norris Green, Noggsy, Old Swan, Picton, Speke, Toxteth, Tuebrook, Vauxhall, Walton, "
    "Wavertree, West Derby, Woolton, Sefton Park, Bold Street, Liverpool, L4, L8",
    "sefton": "Ainsdale, Aintree village, Birkdale, Bootle, Crosby, Formby, Kew, Linacre, Litherland, Lydiate, Maghull, "
    "Melling, Netherton, Seaforth, Southport, Waterloo, Knowsley Road, Sefton",
    "knowsley": "Halewood, Huyton, Kirkby, Knowsley Village, Page Moss, Prescot, Roby, Stockbridge Village, "
    "Cantril Farm, Whiston, Knowsley",
    "st-helens": "Billinge, Bold, Earlestown, Eccleston, Haydock, Moss Bank, Newton-le-Willows, Newton le Willows, Parr, "
    "Rainford, Rainhill, St Helens, Sutton, Thatto Heath",
    "wirral": "Bebington, Bidston, Birkenhead, Bromborough, Claughton, Greasby, Heswall, Hoylake, Leasowe, Liscard, "
    "Moreton, New Brighton, Noctorum, Pensby, Prenton, Rock Ferry, Seacombe, Tranmere, Upton, Wallasey, West Kirby, "
    "Woodchurch, Wirral",
}


class NamedPlaces:
    """The longest known name in a text wins."""

    def __init__(self) -> None:
        names = [(name.strip(), borough) for borough, text in BOROUGHS.items() for name in text.split(",")]
        self._known = {name.casefold(): (name, borough) for name, borough in names}
        longest_first = sorted(map(re.escape, self._known), key=len, reverse=True)
        self._pattern = re.compile(r"\b(?:" + "|".join(longest_first) + r")\b")

    def find_in_text(self, text: str) -> tuple[str, str] | None:
        found = self._pattern.findall(text.casefold())
        return self._known[max(found, key=len)] if found else None
