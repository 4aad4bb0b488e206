"""Reads the word lists of a community into one checked value. The only part of triage that touches files."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from config.errors import BadCommunity
from intelligence.danger import DangerWords, Kind, Sign, When
from intelligence.phrases import BadPhrase, PhraseReader
from intelligence.routing import NOT_INTELLIGENCE, Rulings
from intelligence.selves import SelfWords
from intelligence.spelling import Speller

LEVELS = ("sure", "likely", "hint")
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


@dataclass(frozen=True)
class Together:
    """A finding that needs one phrase out of every line of `lines`."""

    label: str
    lines: tuple[tuple[str, ...], ...]
    categories: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PlainKind:
    """A kind of message that is no intelligence; `whole`: only when the message says nothing else."""

    name: str
    team: str
    points: int
    quiet: bool
    whole: bool
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class RoutingWords:
    """All that triage knows: words by category and level, danger, safeguarding, plain kinds, rulings; and, beside it,
    the words by which senders show who they are."""

    reader: PhraseReader
    speller: Callable[[], Speller]
    danger: DangerWords
    categories: dict[str, dict[str, tuple[str, ...]]]
    category_rules: tuple[Together, ...]
    safeguarding_always: frozenset[str]
    safeguarding_words: tuple[str, ...]
    safeguarding_rules: tuple[Together, ...]
    plain: tuple[PlainKind, ...]
    facts: tuple[str, ...]
    urgency_rules: tuple[Together, ...]
    rulings: Rulings
    turns: dict[str, tuple[str, ...]]
    outside: tuple[str, ...]
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

    def lines(self, table: dict[str, Any], at: str) -> tuple[tuple[str, ...], ...]:
        value = table.get("all", [])
        if not isinstance(value, list):
            raise self.wrong(f"{at}all", "a list of lists is wanted")
        return tuple(self.words({"all": line}, "all", at) for line in value)

    def one_of(self, table: dict[str, Any], key: str, allowed: tuple[str, ...], at: str) -> Any:
        value = table.get(key)
        if value not in allowed:
            raise self.wrong(f"{at}{key}", f"one of {', '.join(allowed)} is wanted")
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
    short_forms = {str(short): str(full) for short, full in spelling.table("short_forms").items()}
    named = {name: lists.words(lists.table("lists"), name) for name in lists.table("lists")}
    reader = PhraseReader(named, short_forms)
    slips = spelling.table("slips")
    rulings, turns, outside = _rulings(folder)
    categories, rules = _categories(folder, reader, rulings.order)
    danger = _danger(folder, reader, rulings.order)
    always, safeguarding, safeguarding_rules = _safeguarding(folder, reader, rulings.order)
    plain, facts = _plain(folder, reader)
    urgency = _urgency(folder, reader, rulings.order)
    return RoutingWords(
        reader=reader,
        speller=lambda: Speller(
            reader.vocabulary, short_forms, spelling.words(slips, "grave"), spelling.words(slips, "real")
        ),
        danger=danger,
        categories=categories,
        category_rules=rules,
        safeguarding_always=always,
        safeguarding_words=safeguarding,
        safeguarding_rules=safeguarding_rules,
        plain=plain,
        facts=facts,
        urgency_rules=urgency,
        rulings=rulings,
        turns=turns,
        outside=outside,
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


def _rulings(folder: Path) -> tuple[Rulings, dict[str, tuple[str, ...]], tuple[str, ...]]:
    file = _File(folder, "rulings.toml")
    order = file.words(file.data, "order")
    teams = {str(case): str(team) for case, team in file.table("teams").items()}
    file.known(order, tuple(teams), "order")
    for case in (*SPECIAL_CASES, NOT_INTELLIGENCE):
        if case not in teams:
            raise file.wrong("teams", f"{case!r} has no team")
    keys = ("guns_in", "safeguarding_without_place", "keeps_team_outside")
    named = {key: file.words(file.data, key) for key in keys}
    for key, slugs in named.items():
        file.known(slugs, order, key)
    turns = {name: file.words(file.table("words"), name, "words.") for name in TURNS}
    rulings = Rulings(order, teams, *(frozenset(slugs) for slugs in named.values()))
    return rulings, turns, file.words(file.table("places"), "outside", "places.")


def _categories(
    folder: Path, reader: PhraseReader, order: tuple[str, ...]
) -> tuple[dict[str, dict[str, tuple[str, ...]]], tuple[Together, ...]]:
    words: dict[str, dict[str, tuple[str, ...]]] = {slug: dict.fromkeys(LEVELS, ()) for slug in order}
    rules: list[Together] = []
    for path in sorted(folder.glob("categories*.toml")) or [folder / "categories.toml"]:
        file = _File(folder, path.name)
        file.known(tuple(file.data), order, "category")
        for slug in file.data:
            table = file.table(slug)
            file.known(tuple(table), (*LEVELS, "together"), slug)
            for level in LEVELS:
                phrases = file.words(table, level, f"{slug}.")
                _read_all(file, reader, f"{slug}.{level}", phrases)
                words[slug][level] += phrases
            for row in file.tables("together", table):
                lines = file.lines(row, f"{slug}.together.")
                _read_all(file, reader, f"{slug}.together", *lines)
                rules.append(Together(slug, lines))
    return words, tuple(rules)


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


def _safeguarding(
    folder: Path, reader: PhraseReader, order: tuple[str, ...]
) -> tuple[frozenset[str], tuple[str, ...], tuple[Together, ...]]:
    file = _File(folder, "safeguarding.toml")
    always = file.words(file.data, "always")
    file.known(always, order, "always")
    words = file.words(file.data, "words")
    rules = tuple(Together("safeguarding", file.lines(row, "together.")) for row in file.tables("together"))
    _read_all(file, reader, "words", words)
    for rule in rules:
        _read_all(file, reader, "together", *rule.lines)
    return frozenset(always), words, rules


def _plain(folder: Path, reader: PhraseReader) -> tuple[tuple[PlainKind, ...], tuple[str, ...]]:
    file = _File(folder, "plain.toml")
    facts = file.words(file.data, "facts")
    _read_all(file, reader, "facts", facts)
    kinds: list[PlainKind] = []
    for number, row in enumerate(file.tables("kind"), 1):
        at = f"kind {number}."
        team = file.one_of(row, "team", ("bot", "service-desk"), at)
        points = row.get("points")
        if not isinstance(points, int) or points < 1:
            raise file.wrong(f"{at}points", "a whole number above 0 is wanted")
        phrases = file.words(row, "phrases", at)
        _read_all(file, reader, at + "phrases", phrases)
        name = str(row.get("name", f"kind {number}"))
        quiet, whole = row.get("quiet") is True, row.get("whole") is True
        kinds.append(PlainKind(name, team, points, quiet, whole, phrases))
    return tuple(kinds), facts


def _urgency(folder: Path, reader: PhraseReader, order: tuple[str, ...]) -> tuple[Together, ...]:
    file = _File(folder, "urgency.toml")
    rules: list[Together] = []
    for number, row in enumerate(file.tables("rule"), 1):
        at = f"rule {number}."
        categories = file.words(row, "categories", at)
        file.known(categories, order, at + "categories")
        lines = file.lines(row, at)
        _read_all(file, reader, at + "all", *lines)
        why = row.get("why")
        if not isinstance(why, str):
            raise file.wrong(at + "why", "a short reason is wanted")
        rules.append(Together(why, lines, frozenset(categories)))
    return tuple(rules)
