"""UK postcodes as people type them: "l20-4ab", "L20 4", "L2O 4AB". Pure; knows the form alone.

Form and letters: Royal Mail's Programmer's Guide to the Postcode Address File, as in BS 7666. An outward code
("L20") is a district; with the inward digit a sector ("L20 4"), with two letters more a unit ("L20 4AB").
"""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from itertools import combinations

# Letters in third (W1A) and fourth place (EC1V) have sets of their own; the inward code has no CIKMOV.
_OUTWARD = r"(?:[A-PR-UWYZ](?:[0-9][0-9A-HJKPSTUW]?|[A-HK-Y][0-9][0-9ABEHMNPRVWXY]?))"
_INWARD = r"[0-9][ABD-HJLNP-UW-Z]{2}"
_UNIT = re.compile(rf"({_OUTWARD})({_INWARD})")
_SECTOR = re.compile(rf"({_OUTWARD})([0-9])")
_SPACED_SECTOR = re.compile(rf"({_OUTWARD}) ([0-9])")
_OUTWARD_ALONE = re.compile(_OUTWARD)
_UNIT_IN_TEXT = re.compile(rf"(?<![A-Z0-9])({_OUTWARD})[ ]?({_INWARD})(?![A-Z0-9])")
_OUTWARD_IN_TEXT = re.compile(rf"(?<![A-Z0-9])({_OUTWARD})(?![A-Z0-9])")
_SWAPS = {"O": "0", "0": "O", "I": "1", "1": "I"}
_LONGEST = 16  # characters of an answer that can still be a postcode, with room for stray spaces and dots

# Postcode areas of the United Kingdom and the Crown dependencies (Royal Mail).
AREAS = frozenset(
    """AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH
    EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M
    ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST
    SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE""".split()
)


@dataclass(frozen=True)
class Postcode:
    """`inward` is "4AB" for a unit, "4" for a sector, empty for a district."""

    outward: str
    inward: str = ""

    @property
    def area(self) -> str:
        """The letters in front: "CH" of CH41."""
        return self.outward[:2] if self.outward[1].isalpha() else self.outward[0]

    @property
    def is_unit(self) -> bool:
        return len(self.inward) == 3

    def __str__(self) -> str:
        return f"{self.outward} {self.inward}".rstrip()


def parse(text: str) -> Postcode | None:
    """The postcode that the text is, as a whole. "L2 0" is a sector; "L20" and "L 20" are a district."""
    spaced = _plain(text)
    if len(spaced) > _LONGEST:
        return None
    compact = spaced.replace(" ", "")
    if unit := _UNIT.fullmatch(compact):
        return _known_area(Postcode(unit[1], unit[2]))
    if sector := _SPACED_SECTOR.fullmatch(spaced):
        return _known_area(Postcode(sector[1], sector[2]))
    if _OUTWARD_ALONE.fullmatch(compact):
        return _known_area(Postcode(compact))
    if sector := _SECTOR.fullmatch(compact):
        return _known_area(Postcode(sector[1], sector[2]))
    return None


def repair(text: str, outcodes: Container[str]) -> Postcode | None:
    """The listed postcode that the text is once the fewest of O, 0, I and 1 are exchanged."""
    spaced = _plain(text)
    if len(spaced) > _LONGEST:
        return None
    places = [at for at, character in enumerate(spaced) if character in _SWAPS]
    for count in range(1, min(len(places), 4) + 1):
        for chosen in combinations(places, count):
            swapped = "".join(_SWAPS[c] if at in chosen else c for at, c in enumerate(spaced))
            postcode = parse(swapped)
            if postcode and postcode.outward in outcodes:
                return postcode
    return None


def find(text: str, outcodes: Container[str]) -> Postcode | None:
    """The first postcode inside a longer text: a unit anywhere, else a listed district ("crack house in L8").

    No sectors: in "L8 2 lads fighting" the 2 is none. Nor unlisted districts, which number plates and roads
    look like ("AB12 CDE", "M62").
    """
    upper = _plain(text)
    for unit in _UNIT_IN_TEXT.finditer(upper):
        if postcode := _known_area(Postcode(unit[1], unit[2])):
            return postcode
    for outward in _OUTWARD_IN_TEXT.finditer(upper):
        if outward[1] in outcodes:
            return Postcode(outward[1])
    return None


def find_repaired(text: str, outcodes: Container[str]) -> Postcode | None:
    """As `repair`, for a whole unit in one or two neighbouring words of a longer text."""
    words = _plain(text).split()
    for size in (2, 1):
        for at in range(len(words) - size + 1):
            window = "".join(words[at : at + size])
            if 5 <= len(window) <= 7:
                postcode = repair(window, outcodes)
                if postcode and postcode.is_unit:
                    return postcode
    return None


def _known_area(postcode: Postcode) -> Postcode | None:
    return postcode if postcode.area in AREAS else None


def _plain(text: str) -> str:
    """Upper case ASCII letters and digits (of any script's digits), everything else one space."""
    characters = []
    for character in unicodedata.normalize("NFKC", text).upper():
        digit = unicodedata.decimal(character, None)
        if digit is not None:
            characters.append(str(digit))
        else:
            characters.append(character if "A" <= character <= "Z" else " ")
    return " ".join("".join(characters).split())
