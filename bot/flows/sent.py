"""/sent: what an officer does with an alert that is out: look how it stands, update, correct, withdraw, stand down, tell
how it ended. Every right is checked again where the deed is done, in alerts.
"""

from alerts import following, records
from alerts import service as alerts
from alerts.final_word import OPEN
from alerts.model import Alert, VersionKind, read_code
from bot.flows import sent_screens as screens
from bot.flows import sent_translations
from bot.flows.compose_preview import asked_of
from bot.flows.sent_alert import with_alert, written
from bot.flows.shift import officer_on_duty
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from config.errors import BadInput
from staff.model import Staff

WRITING = frozenset({"sent.take_words"})


async def command(turn: Turn, rest: str) -> bool:
    """/sent, or /sent K7QX for one alert. "Sent you a message yesterday" is a sentence."""
    if rest and not is_slash(turn.typed):
        return False
    turn.end()
    officer = await officer_on_duty(turn)
    if officer is None:
        return True
    if turn.on_sms:
        turn.say("sent-telegram-only")
    elif rest:
        await _open(turn, officer, rest)
    else:
        await screens.show_list(turn, officer)
    return True


async def press(turn: Turn, code: str) -> bool:
    """ "What next?" under a message about an alert, which stays where it is."""
    turn.edits_pressed = False
    officer = await officer_on_duty(turn)
    if officer is not None:
        turn.end()
        await _open(turn, officer, code)
    return True


async def take_alert(turn: Turn) -> None:
    """One of the list."""
    officer = await officer_on_duty(turn)
    if officer is None:
        return
    if turn.answer is None:
        turn.say_again()
    else:
        await _open(turn, officer, turn.answer)


async def take_deed(turn: Turn, officer: Staff, alert: Alert) -> None:
    """What is to be done with the alert on screen."""
    if turn.answer == screens.LIST:
        await screens.show_list(turn, officer)
    elif turn.answer == screens.HALT:
        stopped = await alerts.cancel(turn.tx, alert.id, officer, turn.now)
        turn.end()
        key = "compose-stopped" if stopped.held_back or stopped.gone == 0 else "compose-all-gone"
        turn.say(key, code=alert.code, gone=stopped.gone)
    elif turn.answer is None:
        turn.say_again()
    elif VersionKind(turn.answer) in (VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN):
        await screens.ask_if_sure(turn, alert, VersionKind(turn.answer))
    else:
        await screens.ask_words(turn, alert, VersionKind(turn.answer))


async def take_words(turn: Turn, officer: Staff, alert: Alert) -> None:
    """The officer's words: shown as they would go, or asked for again."""
    if turn.answer == screens.LEAVE:
        await screens.show(turn, officer, alert)
        return
    kind, before = written(turn, alert)
    try:
        said = following.check_words(alert, kind, turn.typed, turn.now)
    except BadInput as error:
        turn.say_words(turn.text(error.key, **error.values), [(screens.LEAVE, turn.text("sent-deed-leave"))])
        return
    if said.text == before.text:
        said = before
    elif before.translations:
        turn.say("compose-translations-gone")
    await screens.show_preview(turn, alert, kind, said)


async def take_decision(turn: Turn, officer: Staff, alert: Alert) -> None:
    """Under the preview: send, change the words, give them in other languages, leave it."""
    kind, said = written(turn, alert)
    if turn.answer == screens.GO:
        # Held, so that nobody else tells people something between this look and the deed.
        await records.get(turn.tx, alert.id, is_held=True)
        if turn.memory.draft.get("after") != await following.newest(turn.tx, alert.id):
            turn.say("sent-news-meanwhile")
            await screens.show_preview(turn, alert, kind, said)
        else:
            await _go(turn, officer, kind, said)
    elif turn.answer == screens.CHANGE:
        await screens.ask_words(turn, alert, kind, said.text or "")
    elif turn.answer == screens.LANGUAGES:
        sent_translations.ask(turn, said)
    elif turn.answer == screens.LEAVE:
        await screens.show(turn, officer, alert)
    elif turn.typed:
        await take_words(turn, officer, alert)
    else:
        turn.say_again()


async def take_sure(turn: Turn, officer: Staff, alert: Alert) -> None:
    """Withdraw or stand down, asked once: it cannot be taken back."""
    if turn.answer == screens.LEAVE:
        await screens.show(turn, officer, alert)
        return
    if turn.answer != screens.GO:
        turn.say_again()
        return
    kind = VersionKind(turn.memory.draft["kind"])
    end = following.withdraw if kind == VersionKind.WITHDRAWAL else following.stand_down
    ended = await end(turn.tx, alert.id, officer, turn.now)
    turn.end()
    turn.say(f"sent-ended-{kind}", code=alert.code, told=ended.told)


async def _go(turn: Turn, officer: Staff, kind: VersionKind, said: Alert) -> None:
    try:
        sent = await following.follow_up(
            turn.tx,
            said.id,
            officer,
            kind,
            said.text or "",
            turn.now,
            turn.parts.community.alert_rules,
            translations=said.translations,
            from_telegram=True,
        )
    except BadInput as error:
        turn.end()
        turn.say_words(turn.text(error.key, **error.values))
        return
    turn.end()
    if sent.waits:
        turn.say("sent-done-pending", asked=await asked_of(turn, said))
    else:
        turn.say(f"sent-done-{kind}", code=said.code)


async def _open(turn: Turn, officer: Staff, typed: str) -> None:
    """The screen of the alert with this code, if it is theirs to work on."""
    code = read_code(typed)
    alert = await alerts.by_any_code(turn.tx, code) if code else None
    if alert is None or not following.may_end(officer, alert):
        turn.end()
        turn.say("sent-unknown", code=typed[:8].upper())
        return
    await screens.show(turn, officer, alert)


COMMANDS: dict[str, Command] = {"sent": command}
STEPS: dict[str, Step] = {
    "take_alert": take_alert,
    "take_deed": with_alert(take_deed),
    "take_words": with_alert(take_words),
    "take_decision": with_alert(take_decision),
    "take_sure": with_alert(take_sure),
}
PRESSES: dict[str, Command] = {OPEN.removesuffix("="): press}
