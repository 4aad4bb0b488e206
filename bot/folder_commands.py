"""`mersey triage` and `mersey areas find`: they ask the community's folder alone, and need no database, keys or provider."""

import sys
from functools import cache

import typer

from bot.explaining import explained
from config.community import Community, load_community
from config.errors import BadCommunity, NotFound
from config.settings import ENV_FILE, load_settings
from intelligence.learned import LEARNED, Learned
from intelligence.routing import BOT, Rulings
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
    """Triage by the words of a community's folder, and by the weights that are learned."""
    folder = load_community(community)
    learned = Learned.read(folder.folder / "routing" / LEARNED)
    check_teams(read_words(community).rulings, folder)
    return Triage(read_words(community), learned, Whereabouts(read_places(community)))


def check_teams(rulings: Rulings, community: Community) -> None:
    """Raises BadCommunity where a ruling names a team that does not exist: nobody would read what goes there."""
    known = {BOT, *(team.slug for team in community.teams)}
    for case, slug in rulings.teams.items():
        boroughs = [borough.slug for borough in community.boroughs] if slug.endswith("-") else [""]
        for team in (slug + borough for borough in boroughs):
            if team not in known:
                raise BadCommunity("routing/rulings.toml", f"teams.{case}: there is no team {team!r}")


def read_selves(community: str) -> Selves:
    """The words by which senders show who they are."""
    words = read_words(community)
    return Selves(words.selves, words.speller(), words.short_forms, words.reader.vocabulary)


def explain(message: str, reply_category: str | None, reply_area: str | None) -> None:
    """Judges one message for a person, as an answer to an alert of that category and area where they are given.

    Raises NotFound for a category that is none.
    """
    community = load_community(load_settings(ENV_FILE).community)
    known = sorted(slug for topic in community.topics for slug in topic.categories)
    if reply_category is not None and reply_category not in known:
        raise NotFound(f"no category {reply_category!r}: there are {', '.join(known)}")
    triage = read_triage(community.name)
    for line in explained(
        triage.judge(message, reply_category=reply_category, reply_area=reply_area), community
    ):
        typer.echo(line)


def triage() -> None:
    """Judges line after line of standard input."""
    judge = read_triage(load_settings(ENV_FILE).community)
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
