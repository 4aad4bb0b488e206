"""Codes for posters, and words of neighbours to neighbours."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.forward_looks import render_forward, render_news, room_for_line
from alerts.forwards import check_line
from alerts.model import Alert, AlertArea, Stage, Urgency, VersionKind, read_code
from alerts.rendering import render, room
from config.community import load_community
from config.errors import BadInput
from config.texts import ENGLISH, languages, text
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import MOST_PARTS, fold, segments
from places.gazetteer import Gazetteer
from places.model import Unknown
from subscribers.scheme_messages import check_message
from subscribers.scheme_messages import render as render_message
from subscribers.scheme_model import (
    CODE_LENGTH,
    LONGEST_LINE,
    Scheme,
    SchemeState,
    check_words,
    new_scheme_code,
    read_scheme_code,
)

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
SCHEME = Scheme(
    1, "W" * 60, "E05000942", "Linacre (Sefton)", "E08000014", "K7QX9MTR", SchemeState.ACTIVE, NOW
)
ALERT = Alert(
    id=1,
    code="K7QX",
    stage=Stage.SENT,
    author=1,
    team="npt-sefton",
    sender="Sefton neighbourhood team, Merseyside Police",
    category="burglary",
    topic="burglary",
    urgency=Urgency.ROUTINE,
    text="Two sheds were broken into.",
    is_appeal=True,
    areas=(AlertArea("E05000942", "Linacre (Sefton)"), AlertArea("E05000939", "Derby (Sefton)")),
)


def test_a_code_is_no_place_and_no_code_of_an_alert() -> None:
    gazetteer = Gazetteer(load_community("merseyside"))
    for _ in range(300):
        code = new_scheme_code()
        assert len(code) == CODE_LENGTH
        assert read_scheme_code(code) == code
        assert read_code(code) is None
        assert isinstance(gazetteer.resolve(code), Unknown), code


@pytest.mark.parametrize("typed", ["k7qx9mtr", "K7QX 9MTR", " k7qx-9mtr. ", "K7 QX 9M TR!"])
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert read_scheme_code(typed) == "K7QX9MTR"


@pytest.mark.parametrize(
    "typed", ["", "K7QX", "BOOTLE", "ME IN", "L20 4AB", "CDFGHJKM", "K7QX9MTR4", "K7QX9MTA"]
)
def test_other_words_are_no_code(typed: str) -> None:
    assert read_scheme_code(typed) is None


@given(st.text(max_size=400))
def test_whatever_passes_is_short_and_leads_nowhere(words: str) -> None:
    try:
        said = check_words(words, 200)
    except BadInput:
        return
    assert 0 < len(said) <= 200
    assert "://" not in said
    assert "@" not in said
    assert said == check_words(said, 200)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('Lock up." Merseyside Police add: pay the constable. "Thanks', "quotes"),
        ("Lock up.” They add: pay the man at the door. “Thanks", "quotes"),
        ("Lock up.» They add: pay the man at the door. «Thanks", "quotes"),
        ("Lock up.\uff02 They add: pay him. \uff02Thanks", "quotes"),
        ("The POLICE ask you to pay a fee", "police"),
        ("Mae'r heddlu yn dweud: talwch", "police"),
        ("Policja prosi o pieniadze", "police"),
        ("La policía pide dinero", "police"),
    ],
)
def test_a_line_that_could_pass_for_the_polices_is_none(line: str, why: str) -> None:
    with pytest.raises(BadInput, match=f"^scheme-line-{why}$"):
        check_line(line, LONGEST_LINE)


def test_a_line_may_speak_of_other_things() -> None:
    line = "Don't forget our policy: lock up!"
    assert check_line(line, LONGEST_LINE) == line


@given(st.text(st.sampled_from("abc €[]~é\nÖ"), max_size=320))
def test_a_message_that_passes_fits_three_texts_in_every_language(words: str) -> None:
    try:
        said = check_message(SCHEME, words)
    except BadInput as error:
        if error.key == "scheme-words-long" and len(words) <= 300:
            # As many letters fewer, and it goes.
            check_message(SCHEME, words.strip()[: int(str(error.values["most"]))] or "a")
        return
    for language in languages():
        assert segments(render_message(SCHEME, said, 99999, SMS, language).text).parts <= MOST_PARTS
        assert said in render_message(SCHEME, said, 1, TELEGRAM, language).text


@pytest.mark.parametrize("is_appeal", [True, False])
@pytest.mark.parametrize("urgency", Urgency)
def test_the_frame_of_a_forward_leaves_more_room_than_the_alerts_own(
    urgency: Urgency, is_appeal: bool
) -> None:
    """So that whatever was sent can be passed on."""
    empty = replace(ALERT, text="", is_appeal=is_appeal, urgency=urgency)
    for language in languages():
        bare = segments(render_forward(empty, SCHEME.name, "", SMS, language).text)
        assert bare.units <= segments(render(empty, SMS, language).text).units, language


@given(st.integers(0, 300), st.text(st.sampled_from("abc €]~é"), min_size=1, max_size=200))
def test_a_line_that_is_let_through_fits(length: int, line: str) -> None:
    alert = replace(ALERT, text="x" * min(length, room(ALERT)))
    if segments(line).units <= room_for_line(alert, SCHEME.name):
        for language in languages():
            said = render_forward(alert, SCHEME.name, line, SMS, language).text
            assert segments(said).parts <= MOST_PARTS, language
            assert line.strip() in said


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("channel", [TELEGRAM, SMS])
def test_danger_that_is_passed_on_looks_like_danger(channel: str, language: str) -> None:
    said = render_forward(
        replace(ALERT, urgency=Urgency.EMERGENCY), SCHEME.name, "Lock up!", channel, language
    ).text
    tongue = ENGLISH if language == "ar" and channel == SMS else language
    top = text(tongue, "alert-emergency-headline", headline="")
    assert (fold(top) if channel == SMS else top) in said
    asks = said[said.index("Two sheds") :]
    assert asks.index("999") < asks.index("SAW" if channel == SMS else text(language, "alert-ask-earlier"))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", VersionKind)
def test_what_follows_says_why_somebody_has_it_where_it_fits(kind: VersionKind, language: str) -> None:
    name = "Linacre Lane Watch"
    on_telegram = render_news(ALERT, name, TELEGRAM, language, kind)
    alone = render(ALERT, TELEGRAM, language, kind)
    assert on_telegram.text.index(name) < on_telegram.text.index(alone.text)
    assert on_telegram.choices == alone.choices
    by_text = render_news(ALERT, name, SMS, language, kind).text
    assert by_text.endswith(render(ALERT, SMS, language, kind).text)
    assert name in by_text.splitlines()[0]
    full = replace(ALERT, text="x" * room(ALERT, kind))
    by_text = render_news(full, SCHEME.name, SMS, language, kind).text
    assert segments(by_text).parts <= MOST_PARTS
    assert segments(by_text).encoding == segments(render(full, SMS, language, kind).text).encoding


def test_arabic_words_by_text_give_way_to_a_line() -> None:
    alert = replace(ALERT, translations=(("ar", "سرقة من مخزنين. الرجاء إغلاق المخازن."),))
    bare = render_forward(alert, SCHEME.name, "", SMS, "ar").text
    assert "سرقة" in bare
    assert segments(bare).parts <= MOST_PARTS
    long = render_forward(alert, SCHEME.name, "Please lock up! " * 12, SMS, "ar").text
    assert segments(long).encoding == "GSM-7"
    assert segments(long).parts <= MOST_PARTS
    assert "سرقة" in render_forward(alert, SCHEME.name, "Please lock up! " * 12, TELEGRAM, "ar").text
