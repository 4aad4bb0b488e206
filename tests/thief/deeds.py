"""What people do in one sitting. Most of it is no tip; each tip carries a mark by which the diary knows it."""

import re
from collections.abc import Awaitable, Callable

from sandbox.handset import TelegramHandset
from tests.thief.diary import Person, Told
from tests.thief.town import ThiefTown

Deed = Callable[[ThiefTown, Person], Awaitable[None]]
ROUTINE = "Lads broke into sheds behind Knowsley Road in {ward} last week"
URGENT = "A lad is dealing drugs outside the school gates in {ward} right now"
DANGER = "a man is in my house now with a knife"
_CODE = re.compile(r"case words: (.+)\n")


async def join(town: ThiefTown, person: Person) -> None:
    if person.channel == "telegram":
        await town.says(person, "/start")
        await town.says(person, person.ward)
    else:
        await town.says(person, f"JOIN {person.ward}")
    person.has_joined = True


async def menu(town: ThiefTown, person: Person) -> None:
    await town.says(person, "/help" if person.channel == "telegram" else "MENU")


async def read_alerts(town: ThiefTown, person: Person) -> None:
    await town.says(person, "/alerts" if person.channel == "telegram" else "ALERTS")


async def check(town: ThiefTown, person: Person) -> None:
    await town.says(person, "CHECK K7QX")


async def topics(town: ThiefTown, person: Person) -> None:
    """Look at the topics, and switch one off or on."""
    await town.says(person, "/topics" if person.channel == "telegram" else "TOPICS")
    if person.phone.labels:
        await town.chooses(person, person.phone.labels[0])


async def asks_for_help(town: ThiefTown, person: Person) -> None:
    await town.says(person, "When is the next bin day?")


async def tip(town: ThiefTown, person: Person) -> None:
    """May be asked back."""
    await _tell(town, person, "routine", f"TIP {ROUTINE}", "Send, you may ask me")


async def silent_tip(town: ThiefTown, person: Person) -> None:
    await _tell(town, person, "silent", f"TIP {ROUTINE}", "Send, no questions")


async def photo_tip(town: ThiefTown, person: Person) -> None:
    """With a photo, where the channel has any."""
    if isinstance(person.phone, TelegramHandset):
        await town.says(person, "/tip")
        person.phone.far.send_photo(person.phone.chat)
        await town.settle()
    await _tell(
        town, person, "photo", ROUTINE if person.phone.labels else f"TIP {ROUTINE}", "Send, you may ask me"
    )


async def urgent_tip(town: ThiefTown, person: Person) -> None:
    await _tell(town, person, "urgent", f"TIP {URGENT}", "Send, you may ask me")


async def danger(town: ThiefTown, person: Person) -> None:
    await _tell(town, person, "emergency", DANGER, None)


async def join_and_tip(town: ThiefTown, person: Person) -> None:
    """Somebody read a poster, and had something to say."""
    if not person.has_joined:
        await join(town, person)
    await tip(town, person)


async def saw(town: ThiefTown, person: Person, code: str) -> None:
    """In answer to an alert."""
    told = await _tell(town, person, "answer", f"SAW {code} {ROUTINE}", "Send, you may ask me")
    told.alert = code


async def _tell(town: ThiefTown, person: Person, kind: str, words: str, choice: str | None) -> Told:
    mark = f"zq{len(town.diary.told):05}"
    before = town.now
    await town.says(person, f"{words.format(ward=person.ward)} {mark}")
    if choice:
        await town.chooses(person, choice)
    code = _CODE.search(person.phone.last)
    told = Told(mark, person, kind, max(before, town.now), town.now, code[1] if code else None)
    town.diary.told.append(told)
    return told


# For whom joined, and for whom did not; how often each is done.
QUIET: dict[Deed, int] = {menu: 3, read_alerts: 3, topics: 3, check: 1, asks_for_help: 1}
TIPS: dict[Deed, int] = {tip: 5, silent_tip: 2, photo_tip: 1, urgent_tip: 3, danger: 2}
