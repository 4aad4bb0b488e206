"""What people do with an alert: useful or not, no more of that kind. And whether an officer hears of it."""

from bot.demo.colleagues import write
from bot.demo.town import Demo
from sandbox.handset import Handset, TelegramHandset

AGAIN = "A garage was broken into in the alley behind Marsh Lane on Monday night. Please lock up well."


async def voted_and_muted(
    demo: Demo, officer: TelegramHandset, ann: TelegramHandset, bob: Handset, code: str
) -> None:
    """Ann finds the burglary alert useful; Bob wants no more of that kind for now."""
    story = demo.story
    story.chapter("Ann finds the alert useful; Bob wants no more about burglary for now")
    messages = len(ann.texts)
    await demo.presses(ann, "Useful")
    marked = [label for label in ann.labels if label.endswith("Useful") and label != "Useful"]
    story.check("the button is marked, and no message is added", len(ann.texts) == messages and bool(marked))
    await demo.says(bob, f"MUTE {code}")
    story.check(
        "Bob reads until when, what still comes, and the way back",
        all(words in bob.last for words in ("until", "lives are in danger", "UNMUTE")),
    )
    await demo.says(officer, f"/sent {code}")
    story.check("the officer sees the tally, and no names", "Useful: 1. Not useful: 0." in officer.last)
    await write(demo, officer, "Burglary", "Linacre", "Routine", AGAIN)
    story.check(
        "the next alert about burglary is for one person, not for Bob", "1 person will get it" in officer.last
    )
    await demo.chooses(officer, "Throw away")
