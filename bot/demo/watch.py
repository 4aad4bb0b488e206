"""A Neighbourhood Watch: asked for, approved, joined by its code, and an alert passed on to those who had it not."""

from sqlalchemy import select

from bot.demo.colleagues import show_new
from bot.demo.second_look import WORDS
from bot.demo.town import Demo
from sandbox.handset import Handset, TelegramHandset
from subscribers.tables import schemes

NAME = "Marsh Lane Watch"
LINE = "Please look behind the garages too. Cath"


async def founded(demo: Demo, officer: TelegramHandset, cath: Handset, members: tuple[Handset, ...]) -> None:
    """Cath asks to lead a scheme, the officer approves, `members` join with the code on its poster."""
    story = demo.story
    story.chapter("Cath starts a Neighbourhood Watch, and an officer says yes")
    await demo.says(cath, "SCHEME")
    await demo.chooses(cath, "Start a scheme")
    await demo.says(cath, NAME)
    await demo.says(cath, "Linacre")
    await demo.chooses(cath, "Yes")
    story.check("Cath hears that an officer must say yes", "An officer must say yes" in cath.last)
    demo.show(officer)
    story.check(
        "the officer is told which scheme, and not who asks",
        NAME in officer.last and "Cath" not in officer.last,
    )
    await demo.chooses(officer, "Look at the scheme")
    await demo.chooses(officer, "Approve")
    demo.show(cath)
    story.check("Cath hears that it can start", "can start" in cath.last)
    code = await _code(demo)
    for person in members:
        await demo.says(person, f"JOIN {code}")
        story.check(f"{person.name} reads who may write before joining", "its coordinator" in person.last)
        await demo.chooses(person, "Join")
        story.check(f"{person.name} is in", f"You are in {NAME}" in person.last)


async def passed_on(demo: Demo, cath: Handset, dev: Handset, had_it: tuple[Handset, ...], code: str) -> None:
    """Cath passes the alert on with a line of her own: to Dev, who had it not, and to nobody twice."""
    story = demo.story
    story.chapter("Cath passes the alert on to the scheme")
    counted = {each.name: _copies(each, code) for each in (*had_it, dev)}
    story.does(cath.name, f"FWD {code} {LINE}")
    await cath.says(f"FWD {code} {LINE}")
    if isinstance(cath, TelegramHandset):
        show_new(demo, cath)
    else:
        for text in cath.new:
            story.sees(cath.name, text)
    story.check("Cath sees counts and no names", "Will be told: 1." in cath.last and "Dev" not in cath.last)
    await demo.chooses(cath, "Send it")
    demo.show(dev)
    story.check(
        "Dev has it once, with Cath's line", _copies(dev, code) == counted["Dev"] + 1 and LINE in dev.last
    )
    story.check(
        "Dev has the approved words, and can answer", WORDS in dev.last and "I saw something" in dev.labels
    )
    story.check(
        "who had it has no second copy",
        all(_copies(each, code) == counted[each.name] for each in had_it if each is not cath),
    )


def _copies(person: Handset, code: str) -> int:
    return sum(f"CHECK {code}" in text for text in person.texts)


async def _code(demo: Demo) -> str:
    """The code on the poster."""
    async with demo.stack.parts.database.reading() as tx:
        return str(await tx.scalar(select(schemes.c.code).where(schemes.c.name == NAME)))
