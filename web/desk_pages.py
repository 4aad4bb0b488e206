"""What the desk's pages show of a tip, in people's words. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.dates import format_date

from config.community import Community
from config.texts import ENGLISH, has_text
from config.timekeeping import LONDON
from intelligence.exchanges import MANY_QUESTIONS
from intelligence.model import AnswerFacts, TipLine, TipMessage, TipPhoto, TipState
from staff.model import Staff
from web.pages import say


@dataclass(frozen=True)
class TipCard:
    """A tip in the list and at the head of its page. `team` is named only where it is not plain."""

    id: int
    alias: str
    category: str
    area: str
    urgency: str
    urgency_name: str
    received: str
    state: str
    claimer: str
    is_new: bool
    is_mine: bool
    is_closed: bool
    is_copy: bool
    safeguarding: bool
    was_taken_back: bool
    asked_often: bool
    team: str | None


@dataclass(frozen=True)
class TipGroup:
    """Cards under one heading, and how many more there are."""

    title: str
    cards: tuple[TipCard, ...]
    more: int


@dataclass(frozen=True)
class Said:
    """One message of a tip. `note`: that it is for the team alone, and what for."""

    text: str
    who: str
    when: str
    from_sender: bool
    note: str | None = None
    photos: tuple[TipPhoto, ...] = ()


def card(
    line: TipLine, reader: Staff, names: Mapping[int, str], community: Community, now: datetime
) -> TipCard:
    """`names` are those of the staff who have claimed tips, by id."""
    is_copy = line.team not in reader.teams
    is_mine = line.state == TipState.CLAIMED and line.claimed_by == reader.id
    return TipCard(
        id=line.id,
        alias=line.alias,
        category=category_name(line.category),
        area=line.area or say("desk-no-area"),
        urgency=line.urgency,
        urgency_name=say(f"desk-urgency-{line.urgency}"),
        received=hour_words(line.received, now),
        state=_state(line, names, is_mine=is_mine),
        claimer=name_of(line.claimed_by, names),
        is_new=line.state == TipState.NEW,
        is_mine=is_mine,
        is_closed=line.state == TipState.CLOSED,
        is_copy=is_copy,
        safeguarding=line.safeguarding,
        was_taken_back=line.was_taken_back,
        asked_often=line.questions >= MANY_QUESTIONS,
        team=team_name(line.team, community) if is_copy or len(reader.teams) > 1 else None,
    )


def groups(cards: Sequence[TipCard], most: int) -> list[TipGroup]:
    """What waits first, then the reader's own, then what colleagues have; in each the order stays. `most` of each."""
    kinds = {
        "waiting": [each for each in cards if each.is_new],
        "mine": [each for each in cards if each.is_mine],
        "others": [each for each in cards if not (each.is_new or each.is_mine)],
    }
    return [
        TipGroup(say(f"desk-group-{kind}"), tuple(found[:most]), max(0, len(found) - most))
        for kind, found in kinds.items()
        if found
    ]


def _state(line: TipLine, names: Mapping[int, str], *, is_mine: bool) -> str:
    if line.state == TipState.NEW:
        return say("desk-state-new")
    if line.state == TipState.CLOSED:
        return say("desk-state-closed")
    if is_mine:
        return say("desk-state-mine")
    return say("desk-state-claimed", name=name_of(line.claimed_by, names))


def said(
    message: TipMessage, reader: Staff, names: Mapping[int, str], community: Community, now: datetime
) -> Said:
    if message.from_sender:
        who = say("desk-sender")
    elif message.staff_id == reader.id:
        who = say("desk-you")
    else:
        who = name_of(message.staff_id, names)
    note = say("desk-is-note") if message.is_note else None
    if message.passed_to:
        note = say("desk-is-passed", team=team_name(message.passed_to, community))
    when = hour_words(message.at, now)
    return Said(message.text, who, when, message.from_sender, note, message.photos)


def reply_words(reply: AnswerFacts | None) -> str | None:
    """Which alert was answered. That it was one which reached few people is not said: whoever sent it to them, to see who
    answers, would know."""
    if reply is None or reply.alert_code is None:
        return None
    where = reply.area or reply.borough or say("desk-whole-force")
    facts = {"category": category_name(reply.category), "area": where}
    return say("desk-reply", code=reply.alert_code, **facts)


def reason_words(reason: str, community: Community) -> tuple[str, str]:
    """A reason of the triage, "team: npt-sefton (Bootle)", as (what it decided, how it came to it) for people."""
    about, _, rest = reason.partition(": ")
    key = f"desk-reason-{about}"
    if not rest or not has_text(ENGLISH, key):
        return say("desk-reason-other"), reason
    decided, blank, why = rest.partition(" (")
    if about == "category":
        decided = category_name(decided)
    elif about == "team":
        decided = team_name(decided, community)
    return say(key), f"{decided}{blank}{why}"


def name_of(staff_id: int | None, names: Mapping[int, str]) -> str:
    return names.get(staff_id or 0) or say("desk-somebody")


def team_name(slug: str, community: Community) -> str:
    return next((team.name for team in community.teams if team.slug == slug), slug)


def category_name(slug: str) -> str:
    key = f"category-{slug}"
    return say(key) if has_text(ENGLISH, key) else slug.replace("-", " ").capitalize()


def hour_words(moment: datetime, now: datetime) -> str:
    """An hour as people say it in London: "today, 10am to 11am". No tip knows more than its hour."""
    begins, today = moment.astimezone(LONDON), now.astimezone(LONDON).date()
    span = {"from": _hour(begins.hour), "to": _hour((begins.hour + 1) % 24)}
    if begins.date() == today:
        return say("desk-hour-today", **span)
    if begins.date() == today - timedelta(days=1):
        return say("desk-hour-yesterday", **span)
    pattern = "EEE d MMM" if begins.year == today.year else "d MMM y"
    return say("desk-hour-day", day=format_date(begins.date(), pattern, locale="en_GB"), **span)


def _hour(hour: int) -> str:
    return f"{hour % 12 or 12}{'am' if hour < 12 else 'pm'}"
