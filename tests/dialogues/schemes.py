"""A scheme as a dialogue needs it: asked for, approved, with neighbours in it, and an alert to pass on."""

from sqlalchemy import select

from delivery.messages import SMS, TELEGRAM
from sandbox.handset import Handset, TelegramHandset
from subscribers.tables import scheme_members, schemes
from tests.world import Town

NAME = "Linacre Lane Watch"


async def ask_for_scheme(
    coordinator: Handset, name: str = NAME, area: str = "Linacre", slash: str = ""
) -> None:
    """SCHEME, from the first word to "Thank you"."""
    await coordinator.says(f"{slash}SCHEME")
    await coordinator.chooses("Start a scheme")
    await coordinator.says(name)
    await coordinator.says(area)
    await coordinator.chooses("Yes")


async def approve(officer: TelegramHandset, name: str = NAME) -> None:
    await officer.says("/schemes")
    await officer.chooses(name)
    await officer.chooses("Approve")


async def code_of(town: Town, name: str = NAME) -> str:
    async with town.database.reading() as tx:
        return str(await tx.scalar(select(schemes.c.code).where(schemes.c.name == name)))


async def state_of(town: Town, name: str = NAME) -> str:
    async with town.database.reading() as tx:
        return str(await tx.scalar(select(schemes.c.state).where(schemes.c.name == name)))


async def members_of(town: Town) -> int:
    async with town.database.reading() as tx:
        return len((await tx.scalars(select(scheme_members.c.subscriber_id))).all())


async def scheme(
    town: Town, channel: str, officer: TelegramHandset, name: str = NAME, ward: str = "Linacre"
) -> tuple[Handset, str]:
    """A scheme that runs: its coordinator, and the code on its poster."""
    coordinator = await town.subscriber(f"Coordinator of {name}", channel, ward)
    await ask_for_scheme(coordinator, name)
    await approve(officer, name)
    return coordinator, await code_of(town, name)


async def neighbour(town: Town, name: str, channel: str, code: str, ward: str | None = "Greasby") -> Handset:
    """A member; they live elsewhere, so that alerts for Linacre reach them by the scheme alone. `ward` None: they
    joined by the scheme's code in the first place."""
    person = await town.subscriber(name, channel, ward) if ward else await town.person(name, channel)
    await person.says(f"JOIN {code}")
    await person.chooses("Join")
    return person


BOTH = (TELEGRAM, SMS)
