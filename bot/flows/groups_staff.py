"""/groups: how many belong to each group, and codes to let people in. Whoever is no staff gets their own topics."""

from alerts.whom import group_name
from bot.flows import topics
from bot.flows.shift import on_duty
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from config.community import Group, GroupHow
from config.errors import NotAllowed
from config.timekeeping import LONDON
from staff import service as staff
from staff.model import Staff
from subscribers import groups
from subscribers.groups import CODE_LIVES

_DONE, _BACK = "done", "back"


async def command(turn: Turn, rest: str) -> bool:
    """GROUPS is a word of residents too: theirs stand below their topics."""
    if rest and not is_slash(turn.typed):
        return False
    if turn.on_sms or await staff.by_route(turn.tx, turn.route) is None:
        return await topics.command(turn, rest)
    turn.end()
    if await on_duty(turn):
        await _list(turn)
    return True


async def take(turn: Turn) -> None:
    """One of the groups."""
    person = await on_duty(turn)
    if person is None:
        return
    group = _group(turn, turn.answer or "")
    if turn.answer == _DONE:
        turn.end()
        turn.say("groups-staff-closed")
    elif group:
        await _show(turn, person, group)
    else:
        turn.say_again()


async def take_deed(turn: Turn) -> None:
    """A code, or back to the list."""
    person = await on_duty(turn)
    if person is None:
        return
    group = _group(turn, str(turn.memory.draft["group"]))
    if turn.answer == _BACK:
        await _list(turn)
    elif group and turn.answer in set(GroupHow):
        await _make(turn, person, group, GroupHow(turn.answer))
    else:
        turn.say_again()


async def _list(turn: Turn) -> None:
    sizes = await groups.sizes(turn.tx)
    turn.go("groups_staff.take")
    choices = [
        (
            group.slug,
            turn.text("groups-staff-size", group=group_name(group.slug), members=sizes.get(group.slug, 0)),
        )
        for group in turn.parts.community.groups
    ]
    turn.say("groups-staff-list", [*choices, (_DONE, turn.text("groups-staff-done"))])


async def _show(turn: Turn, person: Staff, group: Group) -> None:
    turn.go("groups_staff.take_deed", group=group.slug)
    ways = [how for how in CODE_LIVES if groups.may_make(person, group, how)]
    form = "groups-staff-one-referral" if group.how == GroupHow.REFERRAL else "groups-staff-one"
    turn.say(
        form if ways else "groups-staff-may-not",
        [*((how, turn.text(f"groups-staff-{how}")) for how in ways), (_BACK, turn.text("groups-staff-back"))],
        group=group_name(group.slug),
        members=(await groups.sizes(turn.tx)).get(group.slug, 0),
    )


async def _make(turn: Turn, person: Staff, group: Group, how: GroupHow) -> None:
    """The code, and both ways to use it. In a message of its own: a second touch of the button would write over it."""
    try:
        code = await groups.make_code(turn.tx, person, group, how, turn.now)
    except NotAllowed:
        turn.end()
        turn.say("groups-staff-may-not")
        return
    until = (turn.now + CODE_LIVES[how]).astimezone(LONDON)
    lines = [turn.text(f"groups-staff-code-{how}", group=group_name(group.slug), until=f"{until:%-d %B}")]
    if turn.parts.bot_name:
        link = f"https://t.me/{turn.parts.bot_name}?start=g-{code}"
        lines.append(turn.text("groups-staff-by-telegram", link=link))
    number = turn.parts.sms_number
    lines.append(
        turn.text("groups-staff-by-text", code=code, number=number)
        if number
        else turn.text("groups-staff-by-text-numberless", code=code)
    )
    turn.edits_pressed = False
    turn.end()
    turn.say_words("\n".join(lines))


def _group(turn: Turn, slug: str) -> Group | None:
    return next((group for group in turn.parts.community.groups if group.slug == slug), None)


COMMANDS: dict[str, Command] = {"groups": command}
STEPS: dict[str, Step] = {"take": take, "take_deed": take_deed}
PRESSES: dict[str, Command] = {}
