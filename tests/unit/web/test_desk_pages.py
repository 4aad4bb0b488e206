"""Hours, names and facts as staff read them."""

from datetime import UTC, datetime

import pytest

from config.community import load_community
from intelligence.model import AnswerFacts, TipLine, TipMessage, TipState
from staff.model import Role, Staff
from web.desk_pages import TipCard, card, groups, hour_words, reason_words, reply_words, said

NOW = datetime(2026, 3, 29, 12, 0, tzinfo=UTC)  # the day the clocks go forward: 1pm in London
READER = Staff(5, "Asha", Role.MEMBER, frozenset({"npt-sefton"}))
COMMUNITY = load_community("merseyside")


def line(**changes: object) -> TipLine:
    facts = {
        "id": 7,
        "alias": "Quiet Otter",
        "team": "npt-sefton",
        "category": "no-such-category",
        "area": None,
        "urgency": "routine",
        "safeguarding": False,
        "state": TipState.NEW,
        "received": NOW,
        "claimed_by": None,
        "was_taken_back": False,
    }
    return TipLine(**{**facts, **changes})  # type: ignore[arg-type]  # a dict of all fields


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 3, 29, 11, tzinfo=UTC), "today, 12pm to 1pm"),
        (datetime(2026, 3, 29, 0, tzinfo=UTC), "today, 12am to 1am"),
        (datetime(2026, 3, 28, 23, tzinfo=UTC), "yesterday, 11pm to 12am"),
        (datetime(2026, 3, 20, 9, tzinfo=UTC), "Fri 20 Mar, 9am to 10am"),
        (datetime(2025, 8, 1, 9, tzinfo=UTC), "1 Aug 2025, 10am to 11am"),
    ],
)
def test_an_hour_is_told_as_london_reads_it(moment: datetime, words: str) -> None:
    assert hour_words(moment, NOW) == words


def test_a_waiting_tip_names_no_team_that_is_plain() -> None:
    shown = card(line(), READER, {}, COMMUNITY, NOW)
    assert (shown.state, shown.team, shown.is_new, shown.is_mine) == ("Waiting", None, True, False)
    assert shown.category == "No such category"
    assert shown.area == "Place not known"


def test_who_claimed_it_is_told_by_name_and_those_who_left_kindly() -> None:
    def state(who: int, how: TipState = TipState.CLAIMED) -> str:
        return card(line(state=how, claimed_by=who), READER, {6: "Ben"}, COMMUNITY, NOW).state

    assert [state(5), state(6), state(9)] == ["Claimed by you", "Claimed by Ben", "Claimed by a colleague"]
    assert state(5, TipState.CLOSED) == "Closed"


def test_a_copy_names_the_team_that_owns_it() -> None:
    shown = card(line(team="control-room"), READER, {}, COMMUNITY, NOW)
    assert shown.is_copy
    assert shown.team


def test_messages_say_who_wrote_them_and_never_more_of_the_sender() -> None:
    def who(**by: object) -> str:
        return said(TipMessage(text="x", at=NOW, **by), READER, {6: "Ben"}, COMMUNITY, NOW).who  # type: ignore[arg-type]  # fields

    assert who(from_sender=True, staff_id=None) == "Sender"
    assert who(from_sender=False, staff_id=5) == "You"
    assert who(from_sender=False, staff_id=6) == "Ben"


def test_an_alert_that_reached_few_is_not_named() -> None:
    assert reply_words(None) is None
    known = reply_words(AnswerFacts("burglary", "Linacre", "Sefton", "K7QX"))
    assert known
    assert "K7QX" in known
    assert "Linacre" in known
    everywhere = reply_words(AnswerFacts("burglary", None, None, "K7QX"))
    assert everywhere
    assert "whole force" in everywhere
    # Not even that an alert was answered: whoever sent it to few people, to see who answers, would know.
    assert reply_words(AnswerFacts("burglary", None, None, None)) is None


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("category: off-road-bikes (bikes, quad)", ("About", "Off-road bikes and driving (bikes, quad)")),
        (
            "team: roads-policing (Bootle (Sefton))",
            ("Team", "Roads Policing and off-road bikes (Bootle (Sefton))"),
        ),
        ("urgency: routine (nothing presses)", ("Urgency", "routine (nothing presses)")),
        ("something new", ("Also", "something new")),
        ("rule 7: something new", ("Also", "rule 7: something new")),
    ],
)
def test_a_reason_of_the_triage_is_told_in_words(reason: str, shown: tuple[str, str]) -> None:
    assert reason_words(reason, COMMUNITY) == shown


def test_what_waits_stands_first_then_ones_own_then_what_colleagues_have() -> None:
    def made(number: int, who: int | None = None) -> TipCard:
        state = TipState.CLAIMED if who else TipState.NEW
        return card(line(id=number, state=state, claimed_by=who), READER, {6: "Ben"}, COMMUNITY, NOW)

    shown = groups([made(1, 6), made(2), made(3, 5), made(4), made(5)], most=2)
    assert [(group.title, [each.id for each in group.cards], group.more) for group in shown] == [
        ("Waiting to be claimed", [2, 4], 1),
        ("Claimed by you", [3], 0),
        ("Being dealt with", [1], 0),
    ]
    assert groups([], most=2) == []


def test_a_sender_who_was_asked_often_is_marked() -> None:
    assert not card(line(questions=2), READER, {}, COMMUNITY, NOW).asked_often
    assert card(line(questions=3), READER, {}, COMMUNITY, NOW).asked_often
