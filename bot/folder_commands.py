"""`mersey triage` and `mersey areas find`: they ask the community's folder alone, and need no database, keys or provider."""

import sys
from functools import cache

import typer

from config.community import load_community
from config.errors import NotFound
from config.settings import ENV_FILE, load_settings
from intelligence.selves import Selves
from intelligence.triage import Triage
from intelligence.triage_lines import judge_line
from intelligence.whereabouts import Whereabouts
from intelligence.words import RoutingWords, load_words
from places.gazetteer import Gazetteer
from places.model import Ambiguous, DidYouMean, Found, Offer, Outside


@cache
def read_places(community: str) -> Gazetteer:
    """The places that a community's folder knows."""
    return Gazetteer(load_community(community))


@cache
def read_words(community: str) -> RoutingWords:
    """The words by which messages are judged. Half a second, and they never change."""
    return load_words(load_community(community).folder / "routing")


def read_triage(community: str) -> Triage:
    """Triage by the words of a community's folder."""
    return Triage(read_words(community), Whereabouts(read_places(community)))


def read_selves(community: str) -> Selves:
    """The words by which senders show who they are."""
    words = read_words(community)
    return Selves(words.selves, words.speller(), words.short_forms, words.reader.vocabulary)


def triage(explain: str | None) -> None:
    """Judges one message for a person, or line after line of standard input."""
    judge = read_triage(load_settings(ENV_FILE).community)
    if explain is not None:
        found = judge.judge(explain)
        flag = " · safeguarding" if found.safeguarding else ""
        typer.echo(f"{found.category} · {found.urgency} · {found.team}{flag}")
        for reason in found.reasons:
            typer.echo(f"  {reason}")
        return
    for line in sys.stdin.buffer:
        if line.strip():
            typer.echo(judge_line(judge, line.decode(errors="replace")))


def find_place(place: str) -> None:
    """Prints code and name of each ward or borough that is meant, likeliest first. Raises NotFound for none of ours."""
    match read_places(load_settings(ENV_FILE).community).resolve(place):
        case Found(label, areas):
            _say(f"{label}:")
            _print_areas({area.code: area.name for area in areas})
        case Offer(outcode, areas):
            _say(f"{outcode} lies in one of these, likeliest first:")
            _print_areas({area.code: area.name for area in areas})
        case Ambiguous(candidates):
            _say("Several places have that name:")
            _print_areas({area.code: found.label for found in candidates for area in found.areas})
        case DidYouMean(suggestions):
            raise NotFound(f"no place of that name. Did you mean: {', '.join(suggestions)}?")
        case Outside(name):
            raise NotFound(f"{name} is a place outside this community")
        case _:
            raise NotFound("no place of that name")


def _say(line: str) -> None:
    typer.echo(line, err=True)


def _print_areas(names: dict[str, str]) -> None:
    for code, name in names.items():
        typer.echo(f"{code}  {name}")
