"""Whatever an officer writes: it is refused with a reason, or fits every channel and can be answered."""

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from alerts.drafts import check_text
from alerts.following import check_words
from alerts.model import Alert, AlertArea, Stage, Urgency, VersionKind, new_code, read_code
from alerts.rendering import render, room, too_long_by
from config.errors import BadInput
from config.texts import languages, others, text
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import MOST_PARTS, fold, is_gsm, segments

WORDS = st.text(st.sampled_from("aeiou nstr ABC 0123456789 .,:'’“”–…£€^[]{}\n é ł ŵ 😀 ع"), max_size=400)
NAMES = st.sampled_from(["Linacre (Sefton)", "St Oswald (Sefton)", "Formby"])
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
AREAS = st.lists(NAMES, min_size=1, max_size=4)


@st.composite
def alerts(draw: st.DrawFn) -> Alert:
    areas = tuple(
        AlertArea(f"E{number}", label, "E08000014", "Sefton") for number, label in enumerate(draw(AREAS))
    )
    return Alert(
        id=1,
        code=new_code(),
        stage=Stage.DRAFT,
        author=1,
        team="npt-sefton",
        sender="Sefton neighbourhood team, Merseyside Police",
        category="burglary",
        topic="burglary",
        urgency=draw(st.sampled_from(Urgency)),
        text=draw(st.one_of(st.text(max_size=4096), WORDS)).strip(),
        is_appeal=draw(st.booleans()),
        outcome_on=draw(st.none() | st.just(date(2026, 3, 16))),
        areas=areas,
    )


@given(alerts())
def test_what_is_accepted_fits_and_keeps_its_words(alert: Alert) -> None:
    refusal = None
    try:
        check_text(alert)
    except BadInput as refused:
        refusal = refused
    if refusal:
        assert text("en", refusal.key, **refusal.values)
        return
    for language in languages():
        sms = render(alert, SMS, language)
        assert is_gsm(sms.text)
        assert segments(sms.text).parts <= MOST_PARTS
        assert fold(alert.text or "") in sms.text
        assert not sms.choices
        telegram = render(alert, TELEGRAM, language)
        assert len(telegram.text) <= 4096
        assert unicodedata.normalize("NFC", alert.text or "") in unicodedata.normalize("NFC", telegram.text)
        assert all(len(choice.data.encode()) <= 64 for choice in telegram.choices)


@given(alerts())
def test_the_code_on_the_phone_can_be_sent_back(alert: Alert) -> None:
    shown = render(replace(alert, text="Sheds"), SMS).text
    found = re.search(r"Reply SAW (\w+)", shown)
    assert found is not None
    assert read_code(found[1].lower()) == alert.code


@given(alerts())
def test_the_room_that_is_promised_is_there(alert: Alert) -> None:
    check_text(replace(alert, text="a" * (room(alert) - 2)))


WORDS_OF_CATALOGUE = (VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN)
FOLLOWING = (VersionKind.UPDATE, VersionKind.CORRECTION, VersionKind.OUTCOME, *WORDS_OF_CATALOGUE)


@given(alerts(), st.sampled_from(FOLLOWING))
def test_what_follows_fits_too_once_its_words_are_accepted(alert: Alert, kind: VersionKind) -> None:
    if kind in WORDS_OF_CATALOGUE:
        alert = replace(alert, text="Sheds")
    else:
        try:
            alert = check_words(alert, kind, alert.text or "", NOON)
        except BadInput:
            return
    for language in languages():
        sms = render(alert, SMS, language, kind).text
        assert segments(sms).parts <= MOST_PARTS
        assert is_gsm(sms) or (language == "ar" and kind in WORDS_OF_CATALOGUE)
        assert alert.code in sms
        on_telegram = render(alert, TELEGRAM, language, kind)
        assert len(on_telegram.choices) == 4
        assert (fold(alert.text or "") in sms) == (kind not in WORDS_OF_CATALOGUE)


WITH_WORDS = sorted(frozenset(VersionKind) - {*WORDS_OF_CATALOGUE})


@given(alerts(), st.text(max_size=300), st.sampled_from(others()), st.sampled_from(WITH_WORDS))
def test_a_translation_reaches_its_readers_or_the_english_does(
    alert: Alert, words: str, language: str, kind: VersionKind
) -> None:
    translated = replace(alert, text="Sheds", translations=((language, words.strip() or "?"),))
    sms = render(translated, SMS, language, kind).text
    if too_long_by(translated, kind) == 0:
        assert segments(sms).parts <= MOST_PARTS
    # Beside letters that GSM-7 lacks, the others stay as they are.
    theirs = fold(words.strip()), fold("ع" + words.strip())[1:]
    english = render(translated, SMS, kind=kind).text
    assert any(each in sms for each in theirs) or sms == english
    assert words.strip() in render(translated, TELEGRAM, language, kind).text
    assert english == render(replace(translated, translations=()), SMS, kind=kind).text
