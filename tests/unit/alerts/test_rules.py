"""When a second person is needed, who that may be, and what counts as another audience."""

from dataclasses import replace

import pytest

from alerts.changes import Change, Words, fields_changed, sentences_changed, words_changed
from alerts.fingerprint import canonical, fingerprint, shown
from alerts.model import Alert, AlertArea, GroupRule, Stage, Urgency
from alerts.rules import Reason, has_moved, may_approve, may_bypass, may_change, needs_second
from config.community import load_community
from config.community_model import AlertRules
from staff.model import Role, Staff

ALERT = Alert(
    id=1,
    code="K7QX",
    stage=Stage.PENDING,
    author=1,
    team="npt-sefton",
    sender="Sefton team, Merseyside Police",
    category="burglary",
    topic="burglary",
    urgency=Urgency.ROUTINE,
    text="Lock your sheds.",
    is_appeal=False,
    areas=(AlertArea("E05000942", "Linacre (Sefton)", "E08000014", "Sefton"),),
)
RULES = AlertRules()
WARDS: list[tuple[str, str | None]] = [("E05000942", "2023")]


def somebody(number: int, role: Role = Role.OFFICER, team: str = "npt-sefton") -> Staff:
    return Staff(number, f"Officer {number}", role, frozenset({team}))


def test_the_rules_of_merseyside_are_those_of_its_file() -> None:
    assert load_community("merseyside").alert_rules == AlertRules(
        people=500,
        telegram_people=200,
        urgencies=frozenset({"emergency"}),
        groups=frozenset({"people-at-risk"}),
    )


@pytest.mark.parametrize(
    ("changes", "people", "from_telegram", "reasons"),
    [
        ({}, 200, True, ()),
        ({}, 201, True, (Reason.TELEGRAM,)),
        ({}, 500, False, ()),
        ({}, 501, False, (Reason.PEOPLE,)),
        ({"urgency": Urgency.URGENT}, 1, True, ()),
        ({"urgency": Urgency.EMERGENCY}, 1, False, (Reason.URGENCY,)),
        ({"groups": (("people-at-risk", GroupRule.INCLUDE),)}, 1, False, (Reason.GROUP,)),
        ({"groups": (("people-at-risk", GroupRule.MUST_BE),)}, 1, False, (Reason.GROUP,)),
        ({"groups": (("people-at-risk", GroupRule.EXCLUDE),)}, 1, False, ()),
        ({"groups": (("pub-watch", GroupRule.INCLUDE),)}, 1, False, ()),
        ({"urgency": Urgency.EMERGENCY}, 900, True, (Reason.URGENCY, Reason.PEOPLE, Reason.TELEGRAM)),
    ],
)
def test_when_a_second_person_is_needed(
    changes: dict[str, object], people: int, from_telegram: bool, reasons: tuple[Reason, ...]
) -> None:
    alert = replace(ALERT, **changes)  # type: ignore[arg-type]  # the fields of the table above
    assert needs_second(alert, people, RULES, from_telegram=from_telegram) == reasons


@pytest.mark.parametrize(
    ("approved", "people", "moved"),
    [
        (10, 35, False),
        (10, 36, True),
        (100, 75, False),
        (100, 74, True),
        (1000, 1100, False),
        (1000, 1101, True),
    ],
)
def test_another_audience_differs_by_more_than_25_people_and_by_more_than_a_tenth(
    approved: int, people: int, moved: bool
) -> None:
    assert has_moved(approved, people) is moved


def test_who_may_be_the_second_person() -> None:
    assert may_approve(somebody(9), ALERT, ())
    assert may_approve(somebody(9, Role.SUPERVISOR), ALERT, ())
    assert may_approve(somebody(9, Role.SUPERVISOR, "npt-wirral"), ALERT, ())
    assert not may_approve(somebody(9, team="npt-wirral"), ALERT, ())
    assert not may_approve(somebody(9, Role.MEMBER), ALERT, ())
    assert not may_approve(somebody(9, Role.ADMINISTRATOR), ALERT, ())
    assert not may_approve(somebody(1, Role.SUPERVISOR), ALERT, ())
    assert not may_approve(somebody(9, Role.SUPERVISOR), ALERT, (9,))


def test_who_may_change_it_and_who_may_go_without_asking() -> None:
    assert may_change(somebody(1), ALERT)
    assert may_change(somebody(2), ALERT)
    assert not may_change(somebody(2, team="npt-wirral"), ALERT)
    assert not may_change(somebody(2, Role.MEMBER), ALERT)
    danger = replace(ALERT, urgency=Urgency.EMERGENCY)
    assert may_bypass(danger, somebody(1, Role.SUPERVISOR))
    assert not may_bypass(danger, somebody(1))
    assert not may_bypass(ALERT, somebody(1, Role.SUPERVISOR))


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Lock your sheds!"},
        {"translations": (("pl", "Zamknij"),)},
        {"photo": 4},
        {"team": "npt-wirral"},
        {"sender": "Somebody else"},
        {"category": "scams"},
        {"topic": "scams"},
        {"urgency": Urgency.URGENT},
        {"is_appeal": True},
        {"to_public": False},
        {"groups": (("pub-watch", GroupRule.INCLUDE),)},
        {"groups": (("pub-watch", GroupRule.EXCLUDE),)},
        {"areas": (*ALERT.areas, AlertArea("E05000939", "Derby (Sefton)", "E08000014", "Sefton"))},
        {"lives": 3},
    ],
)
def test_whatever_is_approved_changes_the_fingerprint(changes: dict[str, object]) -> None:
    def printed(alert: Alert) -> bytes:
        return fingerprint(canonical(alert, 1, alert.text or "", alert.translations, WARDS))

    changed = replace(ALERT, **changes)  # type: ignore[arg-type]  # the fields of the table above
    assert printed(changed) != printed(ALERT)
    assert printed(replace(ALERT, stage=Stage.SENDING, template="sheds")) == printed(ALERT)


def test_wards_their_set_and_the_version_belong_to_the_fingerprint() -> None:
    def printed(number: int, wards: list[tuple[str, str | None]]) -> bytes:
        return fingerprint(canonical(ALERT, number, "Words", (), wards))

    forms = [printed(1, WARDS), printed(2, WARDS), printed(1, [("E05000942", "2026")]), printed(1, [])]
    assert len(set(forms)) == 4
    assert all(len(each) == 32 for each in forms)
    assert len(shown(forms[0]).replace(" ", "")) == 8


def test_groups_and_translations_have_no_order() -> None:
    one, two = ("pub-watch", GroupRule.INCLUDE), ("schools", GroupRule.EXCLUDE)
    forms = {
        canonical(replace(ALERT, groups=groups), 1, "Words", words, WARDS)
        for groups in ((one, two), (two, one))
        for words in ((("ar", "x"), ("pl", "y")), (("pl", "y"), ("ar", "x")))
    }
    assert len(forms) == 1


def test_what_changed_in_the_words() -> None:
    assert words_changed("Lock your shed tonight", "Lock every shed tonight please") == [
        Words(Change.SAME, "Lock"),
        Words(Change.GONE, "your"),
        Words(Change.NEW, "every"),
        Words(Change.SAME, "shed tonight"),
        Words(Change.NEW, "please"),
    ]
    assert words_changed("", "New") == [Words(Change.NEW, "New")]
    assert words_changed("same  words", "same words") == [Words(Change.SAME, "same words")]


def test_what_else_changed_is_named_once() -> None:
    before = {"urgency": "routine", "areas": [1], "wards": [1], "text": "a"}
    assert fields_changed(before, {"urgency": "urgent", "areas": [2], "wards": [2], "text": "b"}) == (
        "urgency",
        "areas",
    )
    # Who is known by ward alone is a choice about where it goes.
    assert fields_changed(
        before | {"circle": {"by_ward": False}}, before | {"circle": {"by_ward": True}}
    ) == ("areas",)
    assert fields_changed(before, before) == ()


def test_changed_sentences_stand_alone() -> None:
    before = "A man was seen. He wore red. Keep away!\nAt 5.30pm it was quiet."
    now = "A man was seen. He wore a blue coat. Keep away! It was quiet. Ring 101."
    assert sentences_changed(words_changed(before, now)) == (
        ("He wore red.", "At 5.30pm it was quiet."),
        ("He wore a blue coat.", "It was quiet.", "Ring 101."),
    )
    assert sentences_changed(words_changed("One. Two.", "One.")) == (("Two.",), ())
    assert sentences_changed(words_changed("One", "One two")) == (("One",), ("One two",))
    assert sentences_changed(words_changed("One.  Two.", "One. Two.")) == ((), ())
