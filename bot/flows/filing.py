"""How a tip leaves a conversation: as a sealed envelope, with a handle to take it back for ten minutes."""

import secrets
from datetime import timedelta

from alerts import service as alerts
from bot.flows import media
from bot.inbound import Form
from bot.memory import Contact, Undo, is_past
from bot.turn import Command, Step, Turn
from intelligence.cases import case_tag
from intelligence.intake import fit_reasons, fit_text
from intelligence.model import (
    SURELY_MOVED,
    UNDO_LIVES,
    AnswerFacts,
    Envelope,
    EnvelopeKind,
    IntakeLane,
    Routed,
    answer_facts,
    lane_for,
)
from intelligence.triage import ANSWERED, Judgement

# The tip keeps the other half of it for an hour longer at most.
CONTACT_LIVES = timedelta(days=1)


async def facts_of(turn: Turn, code: str | None) -> AnswerFacts | None:
    """What the alert that is answered passes on; None for no alert."""
    found = await alerts.facts(turn.tx, code) if code else None
    if found is None:
        return None
    return answer_facts(found.code, found.category, found.area_label, found.borough_label, found.reached)


def judge(turn: Turn, text: str, facts: AnswerFacts | None, *, is_report: bool = False) -> Judgement:
    return turn.parts.triage.judge(
        text,
        reply_category=facts.category if facts else None,
        reply_area=facts.area if facts else None,
        is_report=is_report,
    )


def routed(turn: Turn, text: str, facts: AnswerFacts | None) -> Routed:
    """Where the words go. What a person chose to send always reaches people, whatever triage makes of it."""
    judged = judge(turn, text, facts, is_report=True)
    hub = _hub(turn, text, facts) if judged.safeguarding else None
    copied_to = hub if hub != judged.team else None
    reasons = judged.reasons
    if facts and facts.alert_code is None:
        # Whoever sent an alert to few people, to see who answers, shall not read that it was answered.
        reasons = tuple(each.replace(f"({ANSWERED})", f"({facts.category})") for each in reasons)
    return Routed(
        judged.category,
        judged.urgency,
        judged.safeguarding,
        judged.team,
        judged.area,
        copied_to,
        fit_reasons(reasons),
        judged.borough,
    )


async def file(
    turn: Turn,
    text: str,
    where: Routed,
    facts: AnswerFacts | None,
    *,
    may_ask: bool,
    is_danger: bool = False,
) -> str | None:
    """Leave the envelope; returns the case code where the sender may be asked. What they typed is deleted.

    Who may be asked, or told of danger, can share a number for a day: after danger once it cannot be taken back any more.
    """
    parts, memory = turn.parts, turn.memory
    handle = secrets.token_hex(16)
    code = parts.cases.make() if may_ask else None
    can_hear = code or (is_danger and await parts.book.way_out(turn.tx, turn.route, parts.tip_identity))
    token = secrets.token_hex(16) if can_hear else None
    envelope = Envelope(
        EnvelopeKind.FILE,
        fit_text(text),
        verifier=(await parts.cases.verifier(code)).hex() if code else None,
        handle=handle,
        relay=parts.relays.seal(turn.route, turn.now) if code else None,
        routed=where,
        reply=facts,
        photos=tuple(memory.photos),
        contact=token,
    )
    turn.leave(envelope, lane_for(where.urgency))
    undo_ends = turn.now + UNDO_LIVES
    memory.undo = Undo(handle, undo_ends.isoformat(), is_danger, contact=token or "")
    if token:
        begins, tag = (undo_ends, "") if is_danger else (turn.now, case_tag(code or ""))
        until = turn.now + CONTACT_LIVES
        memory.contact = Contact(token, until.isoformat(), begins.isoformat(), not is_danger, tag)
    memory.recent_cases = [kept for kept in memory.recent_cases if not is_past(kept[1], turn.now)]
    if code:
        memory.recent_cases.append((case_tag(code), (turn.now + SURELY_MOVED).isoformat()))
    leave_no_trace(turn)
    return code


def leave_no_trace(turn: Turn) -> None:
    """End the flow and have the messages that made it deleted at the provider. Filing is not counted."""
    refs = [*turn.memory.refs]
    if turn.inbound.ref and turn.inbound.form != Form.PRESS:
        refs.append(media.trace(turn))
    turn.deletes.extend(dict.fromkeys(refs))
    turn.is_exempt = True
    turn.memory.offer = None
    turn.end()


def say_filed(turn: Turn, key: str, **values: object) -> None:
    """Say `key`, and below it what is deleted of what they sent, and what is not."""
    removed = turn.text("tip-removed-telegram" if turn.on_telegram else "tip-removed-sms")
    turn.say_words(f"{turn.text(key, **values)}\n{removed}")


def open_undo(turn: Turn) -> Undo | None:
    """What can still be taken back."""
    undo = turn.memory.undo
    return undo if undo and not is_past(undo.until, turn.now) else None


async def undo(turn: Turn, rest: str) -> bool:
    """UNDO, or the button: take back what was filed last."""
    if rest:
        return False
    filed = open_undo(turn)
    turn.end()
    turn.is_exempt = True
    if filed is None:
        turn.say("tip-nothing-to-undo")
        return True
    envelope = Envelope(EnvelopeKind.TAKE_BACK, handle=filed.handle)
    turn.leave(envelope, IntakeLane.NOW)
    turn.memory.undo = None
    if turn.memory.contact and turn.memory.contact.token == filed.contact:
        turn.memory.contact = None
    turn.memory.shared = [kept for kept in turn.memory.shared if kept[0] != filed.contact]
    if not filed.was_danger:
        turn.memory.recent_cases = turn.memory.recent_cases[:-1]
    turn.say("tip-undone")
    return True


async def press_undo(turn: Turn, _rest: str) -> bool:
    """The button; what it says about 999 stays on the screen."""
    turn.edits_pressed = False
    return await undo(turn, "")


def _hub(turn: Turn, text: str, facts: AnswerFacts | None) -> str | None:
    """The safeguarding hub of the borough that the text names, else of the alert's; None for neither."""
    for words in (text, facts.area if facts else None):
        found = turn.parts.gazetteer.find_in_text(words) if words else None
        if found and (found.borough or found.outside):
            code = found.borough.code if found.borough else None
            slug = next((each.slug for each in turn.parts.community.boroughs if each.code == code), None)
            hub = f"mash-{slug}"
            return hub if any(team.slug == hub for team in turn.parts.community.teams) else None
    return None


COMMANDS: dict[str, Command] = {"undo": undo}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {"undo": press_undo}
