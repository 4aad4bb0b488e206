"""Everything that crosses a seam has one size, and what was few people's alert says less."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.sealing import Boxes, CannotOpen
from intelligence.intake import MOST_REASONS_BYTES, Intake, batch_end, fit_reasons, fit_text
from intelligence.model import (
    AnswerFacts,
    Envelope,
    EnvelopeKind,
    IntakeLane,
    Outcome,
    Outgoing,
    OutgoingKind,
    Routed,
    answer_facts,
    fits,
)
from intelligence.relays import Relays

INTAKE = Intake(Boxes((b"i" * 32,)))
RELAYS = Relays(Boxes((b"r" * 32,)))
NOW = datetime(2026, 11, 17, 10, 7, 20, tzinfo=UTC)
FULL_ROUTED = Routed(
    "child-exploitation",
    "emergency",
    True,
    "serious-crime",
    "é" * 80,
    "mash-st-helens",
    ("x" * (MOST_REASONS_BYTES - 4),),
)
FULL = Envelope(
    EnvelopeKind.FILE,
    verifier="ab" * 16,
    handle="cd" * 16,
    relay=RELAYS.seal(2**62, NOW),
    routed=FULL_ROUTED,
    reply=AnswerFacts("child-exploitation", "é" * 80, "é" * 40, "K7QX"),
)


@given(st.text(max_size=4096))
def test_any_text_fits_and_all_envelopes_are_alike(text: str) -> None:
    envelope = Envelope(**{**vars(FULL), "text": fit_text(text)})
    sealed = INTAKE.seal(envelope)
    assert len(sealed) == len(INTAKE.seal(Envelope(EnvelopeKind.FORGET)))
    assert INTAKE.open(sealed) == envelope


@pytest.mark.parametrize("sign", ["a", "\n", '"', "\\", "\x01", "ا", "😀", "\u20ac"])
def test_the_longest_messages_fit(sign: str) -> None:
    INTAKE.seal(Envelope(**{**vars(FULL), "text": fit_text(sign * 4096)}))


def test_a_whole_telegram_message_is_not_cut() -> None:
    longest = "\u20ac" * 4096
    assert fit_text(longest) == longest


@given(st.text(max_size=600), st.sampled_from(list(Outcome)))
def test_all_that_goes_out_is_alike(text: str, outcome: Outcome) -> None:
    words = fit_text(text)
    if fits(words):
        told = Outgoing(OutgoingKind.OUTCOME, relay=FULL.relay, text=words, outcome=outcome, token="ab" * 16)
        notice = Outgoing(OutgoingKind.NOTICE, team="x", alias="Quiet Otter")
        assert len(RELAYS.seal_outgoing(told)) == len(RELAYS.seal_outgoing(notice))
        assert RELAYS.open_outgoing(RELAYS.seal_outgoing(told)) == told


def test_a_relay_ends_90_days_after_its_week_began() -> None:
    route, until = RELAYS.open(RELAYS.seal(5, NOW))
    assert route == 5
    # Counted from the Monday of that week, as the conversation's end is: 17 November 2026 is a Tuesday.
    assert (until - NOW.date()).days == 89
    assert RELAYS.seal(5, NOW) != RELAYS.seal(5, NOW)
    with pytest.raises(CannotOpen):
        Relays(Boxes((b"x" * 32,))).open(RELAYS.seal(5, NOW))


@pytest.mark.parametrize(
    ("lane", "ends"),
    [(IntakeLane.NOW, "10:07:00"), (IntakeLane.MINUTE, "10:08:00"), (IntakeLane.QUARTER, "10:15:00")],
)
def test_batches_end_at_full_minutes_and_quarters(lane: IntakeLane, ends: str) -> None:
    assert f"{batch_end(lane, NOW):%H:%M:%S}" == ends


def test_few_people_pass_category_and_borough_only() -> None:
    assert answer_facts("K7QX", "burglary", "Linacre", "Sefton", 24) == AnswerFacts(
        "burglary", "Sefton", "Sefton", None
    )
    assert answer_facts("K7QX", "burglary", "Linacre", "Sefton", 25) == AnswerFacts(
        "burglary", "Linacre", "Sefton", "K7QX"
    )


@given(st.lists(st.text(max_size=400), max_size=8).map(tuple))
def test_any_reasons_fit_and_those_that_travel_are_the_first(reasons: tuple[str, ...]) -> None:
    kept = fit_reasons(reasons)
    assert kept == tuple(map(fit_text, reasons[: len(kept)]))
    envelope = Envelope(
        **{**vars(FULL), "text": "\u20ac" * 4096, "routed": replace(FULL_ROUTED, reasons=kept)}
    )
    assert INTAKE.open(INTAKE.seal(envelope)) == envelope


def test_an_envelope_of_before_has_no_reasons_and_is_read() -> None:
    raw = json.loads(FULL.to_bytes())
    del raw["routed"]["reasons"]
    opened = Envelope.from_bytes(json.dumps(raw).encode())
    assert opened.routed is not None
    assert opened.routed.reasons == ()
