"""Names of places, and when two spellings are the same name. Pure."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from config.community import Community
from places.model import Area, Kind
from places.tree import Tree

_ALIKE = 0.8  # share of matching letters from which a name is worth asking about
_SHORTEST_TYPO = 5  # shorter words resemble too many names
_DROPPED = {"the"}
_APOSTROPHES = "'’‘`´"
_SAME = {"saint": "st", "sankt": "st"}


@dataclass(frozen=True)
class Named:
    """What a name stands for. `areas` is empty, and `borough` None, for a place outside the force; of a landmark they
    are those that it lies in."""

    label: str
    areas: tuple[Area, ...]
    borough: Area | None
    is_landmark: bool = False

    @property
    def outside(self) -> bool:
        return not self.areas

    @property
    def is_wide(self) -> bool:
        """A borough or the force: less exact than a ward or a locality."""
        if self.is_landmark or not self.areas:
            return False
        return self.areas[0].kind in (Kind.BOROUGH, Kind.FORCE)


Index = Mapping[str, tuple[Named, ...]]


def normal(text: str) -> str:
    """The text without case, accents, punctuation and "the": "St. Helen's" and "saint helens" agree."""
    plain = text.casefold().replace("&", " and ")
    if plain.isascii():
        words = plain.translate(_ASCII).split()
    else:
        words = "".join(map(_kept, unicodedata.normalize("NFKD", plain))).split()
    return " ".join(_SAME.get(word, word) for word in words if word not in _DROPPED)


def _kept(character: str) -> str:
    """What is left of one character of a name."""
    if character.isalnum():
        return character
    return "" if character in _APOSTROPHES or unicodedata.combining(character) else " "


# The same for all of ASCII at once, since nearly every message is no more.
_ASCII = {code: _kept(chr(code)) for code in range(128)}


def index_of(community: Community, tree: Tree) -> Index:
    """Every name and alias in normal form. A name in two boroughs keeps both; "Anfield ward" is the ward."""
    index: dict[str, list[Named]] = {}

    def add(names: Iterable[str], named: Named) -> None:
        for name in map(normal, names):
            others = [other for other in index.get(name, []) if other.borough != named.borough]
            index[name] = [*others, named]

    for ward in tree.of_kind(Kind.WARD):
        named = Named(tree.label(ward.code), (ward,), tree.borough_of(ward.code))
        add((ward.name, f"{ward.name} ward"), named)
    for group in tree.of_kind(Kind.POLICE_AREA):
        add((group.name,), Named(tree.label(group.code), (group,), tree.borough_of(group.code)))
    boroughs = {borough.slug: tree[borough.code] for borough in community.boroughs}
    # After the wards, so that a locality replaces the ward that it is named after.
    for locality in community.localities:
        borough = boroughs[locality.borough]
        label = f"{locality.name} ({borough.name})"
        named = Named(label, tuple(tree[code] for code in locality.wards), borough)
        add((locality.name, *locality.aliases), named)
    for entry in community.boroughs:
        borough = tree[entry.code]
        add((entry.name, *entry.aliases), Named(borough.name, (borough,), borough))
    force = Named(community.display_name, (tree[community.force.code],), None)
    add((community.display_name, community.force.name), force)
    for neighbour in community.outside:
        for name in map(normal, (neighbour.name, *neighbour.aliases)):
            index.setdefault(name, [Named(neighbour.name, (), None)])
    return {name: tuple(entries) for name, entries in index.items()}


def look_up(text: str, index: Index) -> tuple[Named, ...]:
    """What the normal form of a name stands for; "church sefton" means the one of that borough."""
    if found := index.get(text):
        return found
    words = text.split()
    for at in range(1, len(words)):
        boroughs = {entry.borough for entry in index.get(" ".join(words[at:]), ()) if entry.is_wide}
        found = tuple(entry for entry in index.get(" ".join(words[:at]), ()) if entry.borough in boroughs)
        if found:
            return found
    return ()


def like(text: str, index: Index, limit: int = 3) -> tuple[str, ...]:
    """Labels of names that the normal form resembles, best first; cautious, and silent about short words."""
    if len(text) < _SHORTEST_TYPO:
        return ()
    names = [name for name in index if len(name) >= _SHORTEST_TYPO and abs(len(name) - len(text)) <= 3]
    close = get_close_matches(text, names, n=limit, cutoff=_ALIKE)
    labels = dict.fromkeys(entry.label for name in close for entry in index[name])
    return tuple(labels)[:limit]
