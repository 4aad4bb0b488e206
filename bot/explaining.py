"""A judgement of triage as a person reads it: what was decided, and below it why. Pure."""

from collections.abc import Iterable, Iterator

from config.community import Community
from config.texts import ENGLISH, has_text, text
from intelligence.triage import Judgement

_WIDTH = 18


def explained(judged: Judgement, community: Community) -> Iterator[str]:
    """Lines. Slugs come first, as they stand in the community's files, and behind them their names."""
    teams = {team.slug: team.name for team in community.teams}
    yield _line(_name("category"), judged.category, _category(judged.category))
    yield _line(_name("urgency"), judged.urgency)
    yield _line(_name("safeguarding"), "yes" if judged.safeguarding else "no")
    yield _line(_name("team"), judged.team, teams.get(judged.team, ""))
    yield _line("Place", judged.area or "none found")
    if judged.quiet:
        yield _line("Answer", "none at all")
    yield ""
    yield "Why"
    for about, why in _reasons(judged):
        yield "  " + _line(about, why)


def _reasons(judged: Judgement) -> Iterable[tuple[str, str]]:
    """A reason "team: npt-sefton (Bootle)" as what it is about and how it came to it: what was decided stands above."""
    decided = (judged.category, judged.urgency, judged.team)
    for reason in judged.reasons:
        about, _, rest = reason.partition(": ")
        what, _, why = rest.partition(" (")
        yield _name(about), why.removesuffix(")") if what in decided and why else rest


def _name(about: str) -> str:
    key = f"desk-reason-{about}"
    return text(ENGLISH, key) if has_text(ENGLISH, key) else about.capitalize()


def _category(slug: str) -> str:
    key = f"category-{slug}"
    return text(ENGLISH, key) if has_text(ENGLISH, key) else ""


def _line(name: str, *cells: str) -> str:
    return f"{name:<{_WIDTH}}" + "  ".join(filter(None, cells))
