"""An alert that is out, for dialogues about what follows: as its author wrote it, without the screens for that."""

from sqlalchemy import select, update

from alerts import service
from alerts.model import AlertArea, Stage, Urgency
from alerts.tables import alerts
from config.community_model import AlertRules
from sandbox.handset import TelegramHandset
from staff import service as staff
from staff.model import Staff
from staff.tables import staff as staff_table
from tests.world import Town

SHEDS = "Two sheds were broken into on Monday night. Please lock yours."
SENDER = "Sefton neighbourhood team, Merseyside Police"
NOBODY_ASKED = AlertRules(people=10**9, telegram_people=10**9, urgencies=frozenset(), groups=frozenset())


async def member(town: Town, phone: TelegramHandset) -> Staff:
    """Who the officer with this phone is."""
    async with town.database.reading() as tx:
        found = await tx.scalar(select(staff_table.c.id).where(staff_table.c.name == phone.name))
        return await staff.get(tx, int(found or 0))


async def written(
    town: Town,
    phone: TelegramHandset,
    *,
    text: str = SHEDS,
    urgency: Urgency = Urgency.ROUTINE,
    is_appeal: bool = True,
    translations: tuple[tuple[str, str], ...] = (),
) -> int:
    """A whole draft about burglary for Linacre; its id."""
    author, now = await member(town, phone), town.clock.now()
    area = AlertArea("E05000942", "Linacre (Sefton)", "E08000014", "Sefton")
    async with town.database.transaction() as tx:
        draft = await service.start_draft(tx, author, SENDER, now)
        await service.set_category(tx, draft, author, "burglary", "burglary", now)
        await service.add_area(tx, draft, author, area, [area.code], ("E08000014",), now)
        await service.set_urgency(tx, draft, author, urgency, now)
        await service.set_text(tx, draft, author, text, now)
        await service.set_appeal(tx, draft, author, is_appeal, now)
        for language, words in translations:
            await service.set_translation(tx, draft, author, language, words, now)
    return draft


async def sent(town: Town, phone: TelegramHandset, **how: object) -> str:
    """Written, and sent to everybody concerned without a second person; its code."""
    draft = await written(town, phone, **how)  # type: ignore[arg-type]  # what `written` takes
    author, now = await member(town, phone), town.clock.now()
    async with town.database.transaction() as tx:
        alert = await service.get(tx, draft)
        for warning in (await service.look_at(tx, alert, now)).open:
            await service.answer_finding(tx, draft, author, warning.place, now)
        done = await service.submit(tx, draft, author, now, NOBODY_ASKED, from_telegram=True)
    await town.settle()
    return done.alert.code


async def stands(town: Town, stage: Stage) -> None:
    """Every alert is at this stage now, however it came there."""
    async with town.database.transaction() as tx:
        await tx.execute(update(alerts).values(stage=stage))
