"""Looks up what a person writes or shares: the one place where text or a position becomes areas. Pure."""

from collections.abc import Collection
from copy import copy
from math import asin, cos, radians, sin, sqrt

from config.community import Community
from places import postcodes
from places.imported import Imported
from places.model import (
    Ambiguous,
    Area,
    DidYouMean,
    Found,
    How,
    Kind,
    Mention,
    Offer,
    Outside,
    Resolution,
    Unknown,
)
from places.names import Named, index_of, like, look_up, normal
from places.sentences import Sentences
from places.shapes import Circle, wards_touched
from places.tree import Tree, areas_of

_EARTH_RADIUS = 6_371_009  # metres, mean
_BEYOND = 300  # metres past a ward's farthest postcode that still count as there: piers, beaches, fields
_LONGEST = 120  # characters of an answer that can still be a place
_WORDS_ROUND_A_POSTCODE = 5  # the postcode included; more of them make a sentence


class Gazetteer:
    """A community's places. Built once (below 100 ms) and shared: but for what is `imported` it never changes."""

    def __init__(self, community: Community) -> None:
        self.areas = areas_of(community)
        self._tree = Tree(self.areas)
        self._index = index_of(community, self._tree)
        self._sentences = Sentences(community, self._tree, self._index)
        self._fillers = community.sentences.fillers
        self._outcodes = {outcode.code: outcode for outcode in community.outcodes}
        self._complete_areas = community.complete_areas
        self._slugs = {borough.code: borough.slug for borough in community.boroughs}
        self._outside = community.outside
        self._reach = {ward.code: ward.reach for ward in community.wards}
        self.imported = Imported()

    @property
    def ward_codes(self) -> Collection[str]:
        return self._reach.keys()

    def with_imported(self, imported: Imported) -> "Gazetteer":
        """The same places, which also know what was imported."""
        other = copy(self)
        other.imported = imported
        return other

    def resolve(self, text: str) -> Resolution:
        """What the text, as a whole, names: a postcode, district, ward, locality, borough or alias.

        Courtesies round it are ignored ("L20 4AB please"); a sentence is Unknown (see `find_in_text`).
        """
        if len(text) > _LONGEST:
            return Unknown()
        if postcode := postcodes.parse(text):
            return self._district(postcode, text)
        name = normal(text)
        core = self._without_fillers(name)
        if entries := look_up(name, self._index) or look_up(core, self._index):
            return self._named(entries)
        if repaired := postcodes.repair(text, self._outcodes):
            return DidYouMean((str(repaired),))
        if postcode := postcodes.parse(core):
            return self._district(postcode, core)
        if repaired := postcodes.repair(core, self._outcodes):
            return DidYouMean((str(repaired),))
        if len(core.split()) <= _WORDS_ROUND_A_POSTCODE:
            postcode = postcodes.find(text, self._outcodes)
            if postcode and postcode.is_unit:
                return self._district(postcode, str(postcode))
            if repaired := postcodes.find_repaired(text, self._outcodes):
                return DidYouMean((str(repaired),))
        if suggestions := like(core, self._index) or self._district_in_front(core):
            return DidYouMean(suggestions)
        return Unknown()

    def find_in_text(self, text: str) -> Mention | None:
        """The place that a sentence is about, or None."""
        return self._sentences.find(text)

    def without_names(self, words: list[str]) -> list[str]:
        """`words` (lower case, without accents) with PLACE for each name of a place, everyday words excepted."""
        return self._sentences.without_names(words)

    def nearest(self, lat: float, lon: float) -> Found | Outside:
        """The ward of a shared position.

        By the outlines of wards where they were imported: the one that holds it, or is close by. Else, of those without
        an outline, the ward whose centre is nearest, which is right 4 times in 5; Outside where a neighbouring town is
        nearer, or where no ward has a postcode as far from its centre. Either way let them confirm.
        """
        cell = self.imported.cell(lat, lon)
        if inside := self.imported.find(lat, lon):
            code, how = inside
            return Found(self.label(code), (self._tree[code],), how, cell)
        town = min(self._outside, key=lambda place: _metres(lat, lon, place.lat, place.lon), default=None)
        to_town = _metres(lat, lon, town.lat, town.lon) if town else None
        for ward in self.nearest_wards(lat, lon, limit=len(self._reach)):
            if ward.code in self.imported.boundaries:
                continue  # it would have been found by that
            distance = _metres(lat, lon, ward.lat, ward.lon)
            if distance <= self._reach[ward.code] + _BEYOND:
                if to_town is not None and to_town < distance:
                    break
                return Found(self.label(ward.code), (ward,), How.NEAREST, cell, round(distance))
        return Outside(town.name if town and to_town is not None and to_town < 20_000 else "")

    def nearest_wards(self, lat: float, lon: float, limit: int = 6) -> tuple[Area, ...]:
        """Wards by distance of their centres, for "wrong? pick another"."""
        wards = self._tree.of_kind(Kind.WARD)
        return tuple(sorted(wards, key=lambda ward: _metres(lat, lon, ward.lat, ward.lon))[:limit])

    def wards_touched(self, circle: Circle) -> tuple[Area, ...]:
        """The wards that a circle touches, the one around its middle first."""
        wards = self._tree.of_kind(Kind.WARD)
        return wards_touched(circle, wards, self._reach, self.imported.boundaries)

    def chosen(self, code: str) -> Found:
        """The area that somebody picked from a list or in a deep link. Raises KeyError if unknown."""
        return Found(self.label(code), (self._tree[code],), How.CHOSEN)

    def area(self, code: str) -> Area | None:
        return self._tree.get(code)

    def children(self, code: str) -> tuple[Area, ...]:
        """The areas directly below, by name. Raises KeyError for an unknown code."""
        return self._tree.children(code)

    def descendant_wards(self, code: str) -> tuple[Area, ...]:
        """All wards in an area. Raises KeyError for an unknown code."""
        return self._tree.descendant_wards(code)

    def borough_of(self, code: str) -> Area | None:
        """The borough that an area is or lies in; None for the force. Raises KeyError for an unknown code."""
        return self._tree.borough_of(code)

    def borough_slug(self, code: str) -> str | None:
        """As `borough_of`, as the slug of teams ("st-helens")."""
        borough = self._tree.borough_of(code)
        return self._slugs[borough.code] if borough else None

    def label(self, code: str) -> str:
        """How an area is shown: "Linacre (Sefton)". Raises KeyError for an unknown code."""
        return self._tree.label(code)

    def _named(self, entries: tuple[Named, ...]) -> Resolution:
        inside = tuple(Found(entry.label, entry.areas, How.CHOSEN) for entry in entries if not entry.outside)
        if not inside:
            return Outside(entries[0].label)
        return inside[0] if len(inside) == 1 else Ambiguous(inside)

    def _district(self, postcode: postcodes.Postcode, text: str) -> Resolution:
        """A whole postcode on the imported list is one ward; any other offers the wards of its sector or district."""
        if listed := self.imported.listed(str(postcode)):
            area = self._tree[listed.ward]
            return Found(self.label(area.code), (area,), listed.how, listed.cell)
        outcode = self._outcodes.get(postcode.outward)
        if outcode is None:
            if repaired := postcodes.repair(text, self._outcodes):
                return DidYouMean((str(repaired),))
            return Unknown() if postcode.area in self._complete_areas else Outside(postcode.outward)
        if not outcode.wards:
            return Outside(outcode.code)
        if postcode.is_unit and self.imported.has_postcodes and (unit := self._repaired_unit(text)):
            return DidYouMean((unit,))
        sector = f"{postcode.outward} {postcode.inward[:1]}"
        if postcode.inward and (in_sector := self.imported.wards_of_sector(sector)):
            return Offer(sector, tuple(self._tree[code] for code in in_sector), 1.0)
        wards = tuple(self._tree[code] for code in outcode.wards)
        return Offer(outcode.code, wards, outcode.share)

    def _repaired_unit(self, text: str) -> str | None:
        """The listed postcode that an unlisted one is once O and 0, or I and 1, are exchanged."""
        repaired = postcodes.repair(text, self._outcodes)
        return str(repaired) if repaired and self.imported.listed(str(repaired)) else None

    def _district_in_front(self, text: str) -> tuple[str, ...]:
        """The district of a postcode whose end is broken ("L20 4A8")."""
        words = text.upper().split()
        fits = len(words) == 2 and len(words[1]) <= 4 and any(map(str.isdigit, words[1]))
        return (words[0],) if fits and words[0] in self._outcodes else ()

    def _without_fillers(self, text: str) -> str:
        words = text.split()
        while words and words[0] in self._fillers:
            words.pop(0)
        while words and words[-1] in self._fillers:
            words.pop()
        return " ".join(words)


def _metres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance (haversine)."""
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_RADIUS * asin(sqrt(half))
