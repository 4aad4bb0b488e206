"""Reads the word lists of a community into one checked value. The only part of triage that touches files."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from config.errors import BadCommunity
from intelligence.danger import DangerWords, Kind, Sign, Silence, When
from intelligence.phrases import BadPhrase, PhraseReader
from intelligence.routing import NOT_INTELLIGENCE, Rulings
from intelligence.selves import SelfWords
from intelligence.spelling import Speller, fold

MARKERS = ("now", "not_now", "past", "habit", "plan", "rumour")
SPECIAL_CASES = (
    "emergency",
    "guns",
    "drug-use",
    "trade",
    "animals",
    "no-place",
    "no-place-safeguarding",
    "question",
)
TURNS = ("guns", "drug_supply", "trade", "animals")
# What a message is asked beside its category, each a yes or no.
ASKED = ("emergency", "safeguarding", "urgent", "question", *TURNS)
# What speaks for danger: words of suicide, other signs by their `when`; and against it.
SIGNS = ("suicide", *get_args(When), *get_args(Silence))
LANGUAGES = ("pl", "ro", "ar", "es", "cy")


@dataclass(frozen=True)
class OwnWords:
    """Phrases to which the community gives a meaning: so many `points` (log odds) for a category or one of ASKED."""

    speaks_for: str
    points: float
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Bars:
    """How likely something must be, 0 to 1, for triage to say yes to it. `few_words`: an emergency of fewer than five words
    without a sign of danger. `sure`: below it a person looks at what the message is about."""

    emergency: float
    few_words: float
    safeguarding: float
    urgent: float
    sure: float


@dataclass(frozen=True)
class RoutingWords:
    """All that a community can write: its own words, signs of danger, what gets no answer, rulings; and, beside it, the
    words by which senders show who they are.

    `quiet`: phrases by kind. `groups`: words for peoples and faiths. `always_flagged`: categories. `signs`: points of
    each kind of danger.
    """

    reader: PhraseReader
    speller: Callable[[], Speller]
    own: tuple[OwnWords, ...]
    danger: DangerWords
    quiet: dict[str, tuple[str, ...]]
    groups: frozenset[str]
    rulings: Rulings
    always_flagged: frozenset[str]
    bars: Bars
    signs: dict[str, float]
    selves: tuple[SelfWords, ...]
    short_forms: dict[str, str]


class _File:
    """One TOML file, whose every complaint names it and the key."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = f"{folder.name}/{name}"
        try:
            self.data: dict[str, Any] = tomllib.loads((folder / name).read_text("utf-8"))
        except FileNotFoundError as error:
            raise BadCommunity(self.name, "the file is missing") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadCommunity(self.name, f"cannot be read: {error}") from error

    def wrong(self, key: str, problem: str) -> BadCommunity:
        return BadCommunity(self.name, f"{key}: {problem}")

    def table(self, key: str) -> dict[str, Any]:
        value = self.data.get(key)
        if not isinstance(value, dict):
            raise self.wrong(key, "a table is wanted")
        return value

    def tables(self, key: str, inside: dict[str, Any] | None = None) -> list[dict[str, Any]]:
        value = (self.data if inside is None else inside).get(key, [])
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise self.wrong(key, "a list of tables is wanted")
        return value

    def words(self, table: dict[str, Any], key: str, at: str = "") -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise self.wrong(f"{at}{key}", "a list of phrases is wanted")
        return tuple(value)

    def one_of(self, table: dict[str, Any], key: str, allowed: tuple[str, ...], at: str) -> Any:
        value = table.get(key)
        if value not in allowed:
            raise self.wrong(f"{at}{key}", f"one of {', '.join(allowed)} is wanted")
        return value

    def points(self, table: dict[str, Any], key: str, at: str) -> float:
        value = table.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not -9 <= value <= 9:
            raise self.wrong(f"{at}{key}", "a number from -9 to 9 is wanted")
        return value

    def known(self, names: tuple[str, ...], allowed: tuple[str, ...], key: str) -> None:
        for name in names:
            if name not in allowed:
                raise self.wrong(key, f"{name!r} is not known")


def load_words(folder: Path) -> RoutingWords:
    """The words in `folder` (a community's `routing`).

    Raises BadCommunity, which names the file and the key.
    """
    lists = _File(folder, "lists.toml")
    spelling = _File(folder, "spelling.toml")
    short_forms = spelling.table("short_forms")
    for short, full in short_forms.items():
        if not isinstance(full, str):
            raise spelling.wrong(f"short_forms.{short}", "words in quotes are wanted")
    named = {name: lists.words(lists.table("lists"), name) for name in lists.table("lists")}
    reader = PhraseReader(named, short_forms)
    slips = spelling.table("slips")
    reader.vocabulary.update(str(spelling.table("known").get("words", "")).split())
    file = _File(folder, "rulings.toml")
    rulings, always_flagged = _rulings(file)
    danger = _danger(folder, reader, rulings.order)
    return RoutingWords(
        reader=reader,
        speller=lambda: Speller(
            reader.vocabulary, short_forms, spelling.words(slips, "grave"), spelling.words(slips, "real")
        ),
        own=_own(folder, reader, rulings.order),
        danger=danger,
        quiet=_quiet(folder, reader),
        groups=frozenset(fold(word) for word in named.get("groups", ())),
        rulings=rulings,
        always_flagged=always_flagged,
        bars=_bars(file),
        signs=_signs(file),
        selves=_selves(folder, short_forms),
        short_forms=short_forms,
    )


def _read_all(file: _File, reader: PhraseReader, key: str, *lines: tuple[str, ...]) -> None:
    for line in lines:
        for phrase in line:
            try:
                reader.read(phrase)
            except BadPhrase as error:
                raise file.wrong(key, str(error)) from error


def _rulings(file: _File) -> tuple[Rulings, frozenset[str]]:
    order = file.words(file.data, "order")
    teams = {str(case): str(team) for case, team in file.table("teams").items()}
    file.known(order, tuple(teams), "order")
    if NOT_INTELLIGENCE not in order or len(set(order)) != len(order):
        raise file.wrong("order", f"each category once, and {NOT_INTELLIGENCE!r}, are wanted")
    for case in (*SPECIAL_CASES, NOT_INTELLIGENCE):
        if case not in teams:
            raise file.wrong("teams", f"{case!r} has no team")
    keys = ("guns_in", "safeguarding_without_place", "keeps_team_outside", "always_flagged")
    named = {key: file.words(file.data, key) for key in keys}
    for key, slugs in named.items():
        file.known(slugs, order, key)
    always_flagged = frozenset(named.pop("always_flagged"))
    rulings = Rulings(order, teams, *(frozenset(slugs) for slugs in named.values()))
    return rulings, always_flagged


def _bars(file: _File) -> Bars:
    bars = file.table("bars")
    file.known(tuple(bars), tuple(Bars.__annotations__), "bars")
    for name in Bars.__annotations__:
        if not isinstance(bars.get(name), float) or not 0 < bars[name] < 1:
            raise file.wrong(f"bars.{name}", "a share between 0 and 1 is wanted, such as 0.5")
    return Bars(**bars)


def _signs(file: _File) -> dict[str, float]:
    signs = file.table("signs")
    file.known(tuple(signs), SIGNS, "signs")
    return {kind: file.points(signs, kind, "signs.") for kind in SIGNS}


def _own(folder: Path, reader: PhraseReader, order: tuple[str, ...]) -> tuple[OwnWords, ...]:
    file = _File(folder, "own.toml")
    found = []
    for number, row in enumerate(file.tables("words"), 1):
        at = f"words {number}."
        speaks_for = file.one_of(row, "speaks_for", (*order, *ASKED), at)
        points = file.points(row, "points", at)
        file.known(tuple(row), ("speaks_for", "points", "phrases"), at.rstrip("."))
        phrases = file.words(row, "phrases", at)
        if not phrases:
            raise file.wrong(at + "phrases", "at least one phrase is wanted")
        _read_all(file, reader, at + "phrases", phrases)
        found.append(OwnWords(speaks_for, points, phrases))
    return tuple(found)


def _quiet(folder: Path, reader: PhraseReader) -> dict[str, tuple[str, ...]]:
    file = _File(folder, "quiet.toml")
    found = {}
    for number, row in enumerate(file.tables("kind"), 1):
        at = f"kind {number}."
        phrases = file.words(row, "phrases", at)
        _read_all(file, reader, at + "phrases", phrases)
        found[str(row.get("name", f"kind {number}"))] = phrases
    return found


def _danger(folder: Path, reader: PhraseReader, order: tuple[str, ...]) -> DangerWords:
    signs: list[Sign] = []
    markers: dict[str, tuple[str, ...]] = dict.fromkeys(
        (*MARKERS, "figure", "laughing", "thing", "polite"), ()
    )
    negations: tuple[str, ...] = ()
    paths = sorted((folder / "danger").glob("*.toml"))
    if not paths:
        raise BadCommunity(f"{folder.name}/danger", "no file of danger words, such as en.toml")
    for path in paths:
        file = _File(folder, f"danger/{path.name}")
        figures = file.table("figures")
        found = {name: file.words(file.table("time"), name, "time.") for name in MARKERS}
        found |= {"figure": file.words(figures, "always"), "laughing": file.words(figures, "laughing")}
        found |= {"thing": file.words(figures, "things"), "polite": file.words(figures, "polite")}
        for name, phrases in found.items():
            _read_all(file, reader, name, phrases)
            markers[name] += phrases
        negations += file.words(figures, "negated", "figures.")
        for number, row in enumerate(file.tables("sign"), 1):
            at = f"sign {number}."
            kind: Kind = file.one_of(row, "kind", get_args(Kind), at)
            when: When = file.one_of(row, "when", get_args(When), at)
            phrases = file.words(row, "phrases", at)
            _read_all(file, reader, at + "phrases", phrases)
            signs.append(Sign(kind, file.one_of(row, "category", order, at), when, path.stem, phrases))
    return DangerWords(tuple(signs), markers, negations)


def _selves(folder: Path, short_forms: dict[str, str]) -> tuple[SelfWords, ...]:
    """Read with readers of their own: what triage takes for a known word does not depend on these."""
    found = []
    for path in sorted((folder / "selves").glob("*.toml")):
        file = _File(folder, f"selves/{path.name}")
        lists = {name: file.words(file.table("lists"), name, "lists.") for name in file.table("lists")}
        reader = PhraseReader(lists, short_forms)
        keys = ("phrases", "names", "perhaps", "hurried", "no_name", "also_names", "own", "others", "victim")
        words = {key: file.words(file.data, key) for key in keys}
        for key in keys:
            _read_all(file, reader, key, () if key in ("no_name", "also_names") else words[key])
        found.append(SelfWords(lists, **words))
    return tuple(found)
