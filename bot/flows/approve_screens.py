"""What a second person sees in Telegram: how it will look, then what to know about it and what can be done."""

from babel.dates import format_date

from alerts import whom
from alerts.changes import sentences_changed
from alerts.fingerprint import shown
from alerts.lint import in_words
from alerts.model import Stage
from alerts.quiet import reaches_at
from alerts.rules import Decision
from alerts.sight import Sight, name_of
from bot.flows.compose_preview import lifeless
from bot.turn import Turn
from config.texts import name_of as name_of_language
from config.timekeeping import day_and_time
from staff.model import Staff

YES, BACK, NO, REVIEWED, NEXT, LEAVE, CANCEL = "yes", "back", "no", "reviewed", "next", "leave", "cancel"


def show(turn: Turn, sight: Sight, others: int) -> None:
    """Both forms exactly as they will be shown, then the facts and the choices. `others` wait too."""
    asked = sight.asked
    turn.go(
        "approve.decide",
        approval=asked.id,
        fingerprint=asked.fingerprint.hex(),
        is_first=sight.is_first,
        asker=_asker(turn, sight),
    )
    turn.say("approve-as-telegram")
    turn.said.append(lifeless(sight.on_telegram, "preview="))
    turn.say("approve-as-sms", parts=sight.parts)
    turn.said.append(sight.on_sms)
    for language, words in sight.alert.translations:
        turn.say("approve-translation", language=name_of_language(language), words=words)
    deeds = [REVIEWED] if asked.decision == Decision.BYPASSED else [YES, BACK, NO]
    deeds += [NEXT] if others else []
    choices = [(each, turn.text(f"approve-{_LABELS[each]}")) for each in (*deeds, LEAVE)]
    turn.say_words("\n".join(_facts(turn, sight, others)), choices, columns=2)


def ask_reason(turn: Turn, deed: str) -> None:
    """Why it goes back, or not at all."""
    turn.go("approve.take_reason", deed=deed)
    key = "approve-ask-back" if deed == BACK else "approve-ask-no"
    turn.say(key, [(CANCEL, turn.text("approve-cancel"))], name=turn.memory.draft["asker"])


async def why_gone(turn: Turn, person: Staff, sight: Sight) -> str:
    """Who was faster, or what became of it meanwhile."""
    asked, stage = sight.asked, sight.alert.stage
    by, cause = asked.decided_by, str(asked.decision)
    if asked.decision in (None, Decision.UNNEEDED):
        return turn.text("approve-gone")
    if asked.decision == Decision.BYPASSED:
        by, cause = asked.reviewed_by, "reviewed"
    elif asked.decision == Decision.VOID and stage in (Stage.WITHDRAWN, Stage.STOOD_DOWN):
        cause = stage
    key = f"approve-gone-{cause}" if sight.is_first else f"approve-gone-follow-{cause}"
    name = "approve-you" if by == person.id else "approve-somebody"
    others = await name_of(turn.tx, by) if by != person.id else None
    return turn.text(key, code=sight.alert.code, name=others or turn.text(name))


def offer_next(turn: Turn, count: int) -> None:
    turn.go("approve.take_next")
    turn.say(
        "approve-more",
        [(NEXT, turn.text("approve-next")), (LEAVE, turn.text("approve-leave"))],
        count=count,
    )


_LABELS = {
    YES: "yes",
    BACK: "back",
    NO: "no",
    REVIEWED: "reviewed",
    NEXT: "next",
    LEAVE: "leave",
}


def _facts(turn: Turn, sight: Sight, others: int) -> list[str]:
    asked, alert = sight.asked, sight.alert
    is_review = asked.decision == Decision.BYPASSED
    key = "approve-who-review" if is_review else "approve-who" if sight.is_first else "approve-who-follow"
    lines = [
        turn.text(key, name=_asker(turn, sight), code=alert.code),
        turn.text(
            "approve-why", reasons=", ".join(turn.text(f"approve-reason-{each}") for each in asked.reasons)
        ),
        turn.text("approve-for", whom=whom.in_words(alert)),
        turn.text("approve-team", sender=alert.sender),
        *_people(turn, sight),
        *_terms(turn, sight),
    ]
    if alert.stage == Stage.PENDING and sight.is_first:
        goes = reaches_at(alert)
        lines.append(
            turn.text("approve-goes", time=day_and_time(goes))
            if goes and goes > turn.now
            else turn.text("approve-goes-now")
        )
    lines += _changes(turn, sight)
    for finding in sight.findings:
        key = "approve-found-kept" if finding.place in sight.answered else "approve-found"
        lines.append(turn.text(key, finding=in_words(finding)))
    lines.append(turn.text("approve-fingerprint", shown=shown(asked.fingerprint)))
    if others:
        lines.append(turn.text("approve-more", count=others))
    return lines


def _terms(turn: Turn, sight: Sight) -> list[str]:
    """How pressing it is, how long it counts, and by when people hear how it ended."""
    alert = sight.alert
    until = alert.expires_at or (alert.send_at or turn.now) + alert.life
    lines = [
        turn.text("approve-urgency", urgency=turn.text(f"desk-urgency-{alert.urgency}")),
        turn.text("approve-until", time=day_and_time(until)),
    ]
    if alert.outcome_on:
        lines.append(
            turn.text("approve-outcome", day=format_date(alert.outcome_on, "EEE d MMM", locale="en_GB"))
        )
    return lines


def _people(turn: Turn, sight: Sight) -> list[str]:
    if not sight.is_first:
        return [turn.text("approve-people-had", people=sight.people)]
    lines = [turn.text("approve-people", people=sight.people, telegram=sight.telegram, sms=sight.sms)]
    if sight.asked.people != sight.people:
        lines.append(turn.text("approve-people-asked", people=sight.asked.people))
    if sight.alert.has_circle:
        lines.append(turn.text("compose-circle-counts", inside=sight.inside, others=sight.by_ward))
    return lines


def _changes(turn: Turn, sight: Sight) -> list[str]:
    if sight.words is None or sight.fields is None:
        return []
    lines = []
    for key, sentences in zip(("before", "now"), sentences_changed(sight.words), strict=True):
        if sentences:
            lines += [turn.text(f"approve-change-{key}"), *sentences]
    if sight.fields:
        names = ", ".join(turn.text(f"approve-field-{each}") for each in sight.fields)
        lines.append(turn.text("approve-change-fields", fields=names))
    return lines or [turn.text("approve-change-none")]


def _asker(turn: Turn, sight: Sight) -> str:
    return sight.asker or turn.text("approve-somebody")
