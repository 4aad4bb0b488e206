"""The words around an alert and around what follows it: short enough for the longest names there are."""

from dataclasses import replace
from datetime import date

import pytest

from alerts.model import Alert, AlertArea, Stage, Urgency, VersionKind
from alerts.rendering import promise, render, room
from config.community import load_community
from config.community_model import Community
from config.texts import ENGLISH, languages, text
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import MOST_PARTS, fold, is_gsm, segments


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
        code="MWQ7",
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
@pytest.mark.parametrize("urgency", Urgency)
def test_every_frame_fits_and_leaves_room(
    community: Community, urgency: Urgency, kind: VersionKind, language: str
) -> None:
    alert = longest(community, urgency=urgency)
    sms = render(alert, SMS, language, kind).text
    assert segments(sms).parts <= MOST_PARTS
    assert is_gsm(sms) or language == "ar"
    assert room(alert, kind) >= 120
    assert alert.code in sms


GOES_ON = (VersionKind.FIRST, VersionKind.UPDATE, VersionKind.CORRECTION, VersionKind.FORWARD)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("channel", [TELEGRAM, SMS])
@pytest.mark.parametrize("kind", VersionKind)
def test_danger_begins_with_what_it_is_and_says_999_before_the_button(
    community: Community, channel: str, language: str, kind: VersionKind
) -> None:
    alert = replace(usual(community), urgency=Urgency.EMERGENCY)
    mark = text(language, "alert-emergency-headline", headline="")
    said = render(alert, channel, language, kind).text
    if language == "ar" and channel == SMS and kind in GOES_ON:  # the officer's words are English
        mark = text(ENGLISH, "alert-emergency-headline", headline="")
    begins = said.startswith(mark if channel == TELEGRAM else fold(mark))
    assert begins == (kind in GOES_ON)
    assert not render(replace(alert, urgency=Urgency.URGENT), channel, language, kind).text.startswith(mark)
    if begins:
        asks = said[said.index("Sheds.") :]
        button = "SAW" if channel == SMS else text(language, "alert-ask-earlier")
        assert asks.index("999") < asks.index(button)


def test_the_mark_of_danger_counts_in_the_room(community: Community) -> None:
    alert = longest(community)
    assert room(replace(alert, urgency=Urgency.EMERGENCY)) < room(alert)


@pytest.mark.parametrize("language", languages())
def test_who_is_asked_reads_by_when_they_hear_how_it_ended(community: Community, language: str) -> None:
    alert = replace(usual(community), outcome_on=date(2026, 12, 5))
    promised = promise(alert, language)
    assert promised.endswith(".")
    for kind in VersionKind:
        said = render(alert, TELEGRAM, language, kind).text
        assert (promised in said) == (kind in (VersionKind.FIRST, VersionKind.UPDATE, VersionKind.FORWARD)), (
            kind
        )
    assert promised not in render(replace(alert, is_appeal=False), TELEGRAM, language).text
    assert "We will tell you how it ended by 5 December." in render(alert, TELEGRAM).text
    assert "a más tardar el 5 de diciembre." in render(alert, TELEGRAM, "es").text


@pytest.mark.parametrize("language", languages())
def test_by_text_the_promise_never_costs_a_part(community: Community, language: str) -> None:
    alert = replace(usual(community), outcome_on=date(2026, 12, 5))
    shown = set()
    for length in range(0, room(alert) + 1, 5):
        each = replace(alert, text="x" * length)
        bare = segments(render(replace(each, outcome_on=None), SMS, language).text)
        said = render(each, SMS, language).text
        assert (segments(said).parts, segments(said).encoding) == (bare.parts, bare.encoding)
        shown.add(segments(said).units > bare.units)
    assert shown == {True, False}, "shown where there is room, and nowhere else"


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
