"""What a second person sees in Telegram: how it will look, then what to know about it and what can be done."""

from alerts import whom
from alerts.changes import Change, Words
from alerts.fingerprint import shown
from alerts.model import Stage
from alerts.rules import Decision
from alerts.sight import Sight
from bot.flows.compose_preview import lifeless, said_of
from bot.turn import Turn
from config.timekeeping import day_and_time

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
    deeds = [REVIEWED] if asked.decision == Decision.BYPASSED else [YES, BACK, NO]
    deeds += [NEXT] if others else []
    choices = [(each, turn.text(f"approve-{_LABELS[each]}")) for each in (*deeds, LEAVE)]
    turn.say_words("\n".join(_facts(turn, sight, others)), choices, columns=2)


def ask_reason(turn: Turn, deed: str) -> None:
    """Why it goes back, or not at all."""
    turn.go("approve.take_reason", deed=deed)
    key = "approve-ask-back" if deed == BACK else "approve-ask-no"
    turn.say(key, [(CANCEL, turn.text("approve-cancel"))], name=turn.memory.draft["asker"])


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
    ]
    if alert.stage == Stage.PENDING and sight.is_first:
        waits = alert.send_at is not None and alert.send_at > turn.now
        lines.append(
            turn.text("approve-goes", time=day_and_time(alert.send_at))
            if waits and alert.send_at
            else turn.text("approve-goes-now")
        )
    lines += _changes(turn, sight)
    for finding in sight.findings:
        lines.append(turn.text("approve-found", finding=said_of(turn, finding)))
    lines.append(turn.text("approve-fingerprint", shown=shown(asked.fingerprint)))
    if others:
        lines.append(turn.text("approve-more", count=others))
    return lines


def _people(turn: Turn, sight: Sight) -> list[str]:
    if not sight.is_first:
        return [turn.text("approve-people-had", people=sight.people)]
    lines = [turn.text("approve-people", people=sight.people, telegram=sight.telegram, sms=sight.sms)]
    if sight.asked.people != sight.people:
        lines.append(turn.text("approve-people-asked", people=sight.asked.people))
    return lines


def _changes(turn: Turn, sight: Sight) -> list[str]:
    if sight.words is None or sight.fields is None:
        return []
    lines = []
    if any(part.change != Change.SAME for part in sight.words):
        lines.append(turn.text("approve-change-text", words=" ".join(_marked(part) for part in sight.words)))
    if sight.fields:
        names = ", ".join(turn.text(f"approve-field-{each}") for each in sight.fields)
        lines.append(turn.text("approve-change-fields", fields=names))
    return lines or [turn.text("approve-change-none")]


def _marked(part: Words) -> str:
    marks = {Change.SAME: "{}", Change.GONE: "[- {} -]", Change.NEW: "{{+ {} +}}"}
    return marks[part.change].format(part.text)


def _asker(turn: Turn, sight: Sight) -> str:
    return sight.asker or turn.text("approve-somebody")
