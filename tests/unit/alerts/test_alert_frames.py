"""The words around an alert and around what follows it: short enough for the longest names there are."""

from dataclasses import replace

import pytest

from alerts.model import Alert, AlertArea, Stage, Urgency, VersionKind
from alerts.rendering import render, room
from config.community import load_community
from config.community_model import Community
from config.texts import ENGLISH, languages, text
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import MOST_PARTS, is_gsm, segments


@pytest.fixture(scope="module")
def community() -> Community:
    return load_community("merseyside")


def longest(community: Community, *, urgency: Urgency = Urgency.ROUTINE) -> Alert:
    """An alert whose category, areas and sender have the longest names of the community."""
    names = sorted((ward.name for ward in community.wards), key=len)[-3:]
    categories = [each for topic in community.topics for each in topic.categories]
    team = max((f"{team.name}, {team.organisation}" for team in community.teams), key=len)
    return Alert(
        id=1,
        code="MWQX",
        stage=Stage.SENT,
        author=1,
        team="npt-sefton",
        sender=team,
        category=max(categories, key=lambda each: len(text(ENGLISH, f"category-{each}"))),
        topic="burglary",
        urgency=urgency,
        text="Sheds.",
        is_appeal=True,
        areas=tuple(AlertArea(f"E{n}", f"{name} (Sefton)") for n, name in enumerate(names)),
    )


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", VersionKind)
def test_every_frame_fits_and_leaves_room(community: Community, kind: VersionKind, language: str) -> None:
    alert = longest(community)
    sms = render(alert, SMS, language, kind).text
    assert segments(sms).parts <= MOST_PARTS
    assert is_gsm(sms) or language == "ar"
    assert room(alert, kind) >= 120
    assert alert.code in sms


def usual(community: Community) -> Alert:
    return replace(
        longest(community),
        areas=(AlertArea("E1", "Linacre (Sefton)"),),
        sender="Sefton neighbourhood team, Merseyside Police",
        category="burglary",
    )


def test_by_text_an_arabic_translation_has_room_for_a_sentence(community: Community) -> None:
    alert = usual(community)
    fits = room(alert, language="ar")
    assert fits >= 70
    for length, is_gsm_7 in ((fits, False), (fits + 1, True)):
        said = render(replace(alert, translations=(("ar", "ع" * length),)), SMS, "ar").text
        # What is too long for a text comes in English there, and in Arabic on Telegram.
        assert is_gsm(said) == is_gsm_7


@pytest.mark.parametrize("kind", [VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN])
def test_words_of_the_catalogue_come_in_arabic_by_text_where_they_fit(
    community: Community, kind: VersionKind
) -> None:
    said = render(usual(community), SMS, "ar", kind).text
    assert not is_gsm(said)
    assert segments(said).parts <= MOST_PARTS


@pytest.mark.parametrize(
    ("kind", "urgency", "rings"),
    [
        (VersionKind.FIRST, Urgency.EMERGENCY, False),
        (VersionKind.UPDATE, Urgency.URGENT, False),
        (VersionKind.UPDATE, Urgency.EMERGENCY, True),
        (VersionKind.CORRECTION, Urgency.ROUTINE, True),
        (VersionKind.WITHDRAWAL, Urgency.ROUTINE, True),
        (VersionKind.STAND_DOWN, Urgency.ROUTINE, False),
        (VersionKind.STAND_DOWN, Urgency.EMERGENCY, True),
        (VersionKind.OUTCOME, Urgency.EMERGENCY, False),
    ],
)
def test_what_was_wrong_rings_and_in_danger_everything_does(
    community: Community, kind: VersionKind, urgency: Urgency, rings: bool
) -> None:
    said = render(longest(community, urgency=urgency), TELEGRAM, kind=kind)
    assert bool(said.notice) == rings
