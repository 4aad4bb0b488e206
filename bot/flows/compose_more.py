"""Under the preview: all that is seldom changed, on one screen, and a practice send to oneself."""

from dataclasses import replace

from alerts import service as alerts
from alerts.model import Alert
from alerts.rendering import render
from bot.flows import (
    compose_draft,
    compose_groups,
    compose_photo,
    compose_time,
    compose_translations,
)
from bot.flows import compose_screens as screens
from bot.flows.compose_draft import with_draft
from bot.flows.compose_preview import lifeless
from bot.turn import Command, Step, Turn
from config.errors import BadInput
from config.texts import ENGLISH, name_of
from config.timekeeping import day_and_time
from delivery.messages import SMS, TELEGRAM, Message, Parcel
from staff import service as staff
from staff.model import Staff

_WHEN, _LIVES, _OUTCOME, _GROUPS = "when", "lives", "outcome", "groups"
_AREAS, _URGENCY, _APPEAL, _PRACTICE, _BACK = "areas", "urgency", "appeal", "practice", "back"
_TRANSLATIONS, _PHOTO = "translations", "photo"
# Those of which the button does not say how they stand.
_PLAIN = (_AREAS, _URGENCY, _APPEAL)


def ask(turn: Turn, alert: Alert) -> None:
    """What can be changed, each with how it stands."""
    turn.go("compose_more.take")
    when = day_and_time(alert.send_at) if alert.send_at else turn.text("compose-when-now")
    labels = {
        _WHEN: turn.text("compose-more-when", when=when),
        _LIVES: turn.text("compose-more-lives", life=compose_time.life_in_words(turn, alert.life)),
    }
    if alert.is_appeal and alert.outcome_on:
        labels[_OUTCOME] = turn.text("compose-more-outcome", day=screens.day(alert.outcome_on))
    languages = ", ".join(name_of(code) for code, _ in alert.translations)
    there = {_TRANSLATIONS: languages, _PHOTO: alert.photo}
    labels[_GROUPS] = turn.text("compose-more-groups")
    for each, what in there.items():
        labels[each] = turn.text(f"compose-more-{each}{'-there' if what else ''}", languages=languages)
    labels |= {each: turn.text(f"compose-more-{each}") for each in _PLAIN}
    labels |= {each: turn.text(f"compose-{each}") for each in (_PRACTICE, _BACK)}
    turn.say("compose-more-which", list(labels.items()))


async def take(turn: Turn, officer: Staff, alert: Alert) -> None:
    asks = {
        _WHEN: compose_time.ask_when,
        _LIVES: compose_time.ask_lives,
        _OUTCOME: compose_time.ask_outcome,
        _GROUPS: compose_groups.ask,
        _TRANSLATIONS: compose_translations.ask,
        _PHOTO: compose_photo.ask,
        _AREAS: screens.ask_area,
        _URGENCY: screens.ask_urgency,
        _APPEAL: screens.ask_appeal,
    }
    if turn.answer in asks:
        asks[turn.answer](turn, alert)
    elif turn.answer == _PRACTICE:
        await _practise(turn, officer, alert)
    elif turn.answer == _BACK:
        await compose_draft.show(turn, officer, alert)
    else:
        turn.say_again()


async def only_practice(turn: Turn, rest: str) -> bool:
    """The buttons of a practice alert do nothing, and say so."""
    turn.edits_pressed = False
    turn.say("compose-only-practice")
    return True


async def _practise(turn: Turn, officer: Staff, alert: Alert) -> None:
    """The alert exactly as residents would get it, in each language that it has and marked in front, to the officer's
    own phones. Nothing is kept."""
    try:
        await alerts.preview(turn.tx, alert.id, officer, turn.now)
    except BadInput as error:
        turn.say_words(turn.text(error.key, **error.values), [screens.keep_choice(turn)])
        return
    languages = (ENGLISH, *(code for code, _ in alert.translations))
    phones = [route for route, channel in await staff.routes_of(turn.tx, officer.id) if channel == SMS]
    for route in phones:
        parcel = Parcel(tuple(_marked(turn, render(alert, SMS, each)) for each in languages))
        await turn.parts.outbox.enqueue(turn.tx, route, parcel, now=turn.now)
    turn.edits_pressed = False
    turn.said += [lifeless(_marked(turn, render(alert, TELEGRAM, each)), "practice=") for each in languages]
    turn.say("compose-practised" if phones else "compose-practised-here")
    ask(turn, alert)


def _marked(turn: Turn, message: Message) -> Message:
    return replace(message, text="\n".join([turn.text("compose-practice-mark"), message.text]))


COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {"take": with_draft(take)}
PRESSES: dict[str, Command] = {"practice": only_practice}
