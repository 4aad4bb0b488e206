"""Danger to life: what is unfinished does not go, and what is finished goes once a second person has looked at it."""

from bot.demo.colleagues import code_in, show_new, sign_on, write
from bot.demo.town import Demo
from sandbox.handset import Handset, TelegramHandset
from staff.model import Role

CATEGORY = "Missing and at-risk"
UNFILLED = (
    "We are worried about Arthur, 78, missing from Marsh Lane since [time]. Grey coat, walks with a stick. "
    "Please look in gardens and sheds. If you see him, ring 999."
)
WORDS = UNFILLED.replace("[time]", "7am today")
_PIN = "739164"


async def missing(
    demo: Demo, officer: TelegramHandset, concerned: tuple[Handset, ...], other: Handset
) -> tuple[TelegramHandset, str]:
    """Written, caught by the lint, asked for, approved and sent; who approved it, and its code."""
    await _unfinished(demo, officer)
    sergeant = demo.telegram("Sergeant")
    demo.story.chapter("A sergeant signs on")
    await sign_on(demo, sergeant, "Sergeant Hale", Role.SUPERVISOR, _PIN)
    before = {person.name: len(person.texts) for person in (*concerned, other)}
    code = await _ask(demo, officer, sergeant)
    demo.story.check(
        "nobody has it before a second person looked",
        all(len(person.texts) == before[person.name] for person in (*concerned, other)),
    )
    await _approve(demo, sergeant, code)
    for person in concerned:
        demo.show(person)
    demo.story.check(
        "exactly the people concerned have it, once; Dev has nothing",
        [len(each.texts) - before[each.name] for each in (*concerned, other)] == [1] * len(concerned) + [0],
    )
    demo.story.check("in the words that were approved", all(WORDS in each.last for each in concerned))
    demo.show(officer)
    demo.story.check(
        "the officer hears who approved it", f"Sergeant Hale approved alert {code}" in officer.last
    )
    return sergeant, code


async def _unfinished(demo: Demo, officer: TelegramHandset) -> None:
    story = demo.story
    story.chapter("An old man is missing in two wards; the first words have a gap")
    await write(demo, officer, CATEGORY, "Linacre, Church", "Emergency", UNFILLED)
    story.check('the mark "[time]" is found', '"[time]" still has to be filled in' in officer.last)
    story.check("with it there is no button to send", not any("Send" in each for each in officer.buttons))
    await officer.chooses("Edit")
    await demo.says(officer, WORDS)
    story.check("filled in, it may be sent", "Send now" in officer.buttons)
    story.check("the preview counts three people", "3 people will get it" in officer.last)


async def _ask(demo: Demo, officer: TelegramHandset, sergeant: TelegramHandset) -> str:
    story = demo.story
    story.chapter("Danger to life needs a second person")
    await demo.chooses(officer, "Send now")
    # Each warning is asked about once: the family agreed to the name.
    while "Please look at this" in officer.last:
        await demo.chooses(officer, "Keep it so")
    code = code_in(officer.last)
    story.check("it waits, and says why", "waits for a second person" in officer.last)
    await demo.says(officer, "/approve")
    story.check("the officer cannot approve it", "Nothing waits for you" in officer.last)
    demo.show(sergeant)
    story.check("the sergeant is told at once", f"Alert {code} does not go" in sergeant.last)
    return code


async def _approve(demo: Demo, sergeant: TelegramHandset, code: str) -> None:
    story = demo.story
    story.does(sergeant.name, "/approve")
    await sergeant.says("/approve")
    show_new(demo, sergeant)
    seen = "\n".join(sergeant.new)
    story.check("the sergeant sees both forms as they will arrive", seen.count(WORDS) == 2)
    story.check("why, whom it reaches and how many", "danger to life" in seen and "3 people" in seen)
    story.check(
        "what the lint found and the fingerprint of what is approved",
        "Check: " in seen and "Fingerprint: " in seen,
    )
    await demo.chooses(sergeant, "Approve")
    story.check("approved, it goes", f"You approved alert {code}" in sergeant.last)
