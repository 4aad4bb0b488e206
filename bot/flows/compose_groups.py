"""Whom an alert is for beside the public, or instead of it: a list of groups, and rules in plain words."""

from alerts import service as alerts
from alerts.groups import set_audience
from alerts.model import Alert, GroupRule
from alerts.whom import group_name, in_words
from bot.flows import compose_draft
from bot.flows.compose_draft import with_draft
from bot.turn import Command, Step, Turn
from config.errors import BadInput
from staff.model import Staff

_PUBLIC, _BACK, _NONE, _ONLY = "public", "back", "none", "only"
_RULES = (GroupRule.INCLUDE, _ONLY, GroupRule.MUST_BE, GroupRule.EXCLUDE, _NONE)


def ask(turn: Turn, alert: Alert) -> None:
    """Whom it is for now, and all that can be changed about it."""
    rules = dict(alert.groups)
    turn.go("compose_groups.take")
    choices = [(_PUBLIC, turn.text(f"groups-staff-public-{'on' if alert.to_public else 'off'}"))]
    for group in turn.parts.community.groups:
        rule = rules.get(group.slug, _NONE)
        choices.append((group.slug, turn.text(f"groups-staff-{rule}", group=group_name(group.slug))))
    choices.append((_BACK, turn.text("groups-staff-back-to-alert")))
    turn.say("groups-staff-whom", choices, whom=in_words(alert))


async def take(turn: Turn, officer: Staff, alert: Alert) -> None:
    """The public on or off, a group, or back to the preview."""
    if turn.answer == _BACK:
        await compose_draft.show(turn, officer, alert)
    elif turn.answer == _PUBLIC:
        await _set(turn, officer, alert, not alert.to_public, dict(alert.groups))
    elif turn.answer in [group.slug for group in turn.parts.community.groups]:
        turn.go("compose_groups.take_rule", group=turn.answer)
        choices = [(each, turn.text(f"groups-staff-set-{each}")) for each in _RULES]
        turn.say("groups-staff-rule", choices, group=group_name(turn.answer))
    else:
        turn.say_again()


async def take_rule(turn: Turn, officer: Staff, alert: Alert) -> None:
    slug = str(turn.memory.draft["group"])
    others = {each: rule for each, rule in alert.groups if each != slug}
    if turn.answer == _NONE:
        await _set(turn, officer, alert, alert.to_public, others)
    elif turn.answer == _ONLY:
        narrowing = {each: rule for each, rule in others.items() if rule != GroupRule.INCLUDE}
        await _set(turn, officer, alert, False, narrowing | {slug: GroupRule.INCLUDE})
    elif turn.answer in set(GroupRule):
        await _set(turn, officer, alert, alert.to_public, others | {slug: GroupRule(turn.answer)})
    else:
        turn.say_again()


async def _set(
    turn: Turn, officer: Staff, alert: Alert, to_public: bool, rules: dict[str, GroupRule]
) -> None:
    """Store it and show the list again; an audience of nobody is not stored, and that is said first."""
    try:
        await set_audience(turn.tx, alert.id, officer, to_public, rules, turn.now)
    except BadInput as error:
        turn.say(error.key)
    ask(turn, await alerts.get(turn.tx, alert.id))


COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {"take": with_draft(take), "take_rule": with_draft(take_rule)}
PRESSES: dict[str, Command] = {}
