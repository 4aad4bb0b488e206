"""Telling whoever answers for the service that texts are held back, so that nobody believes they went."""

from sqlalchemy import select, update

from alerts.quiet import is_quiet
from bot.parts import Parts
from config.texts import ENGLISH, text
from delivery.messages import Message, Parcel
from delivery.purse import ALL
from delivery.spending import pounds
from delivery.tables import text_costs
from staff import service as staff
from staff.model import Role

_WHO = (Role.SUPERVISOR, Role.ADMINISTRATOR)


async def tell(parts: Parts, ceiling: int) -> int:
    """Write to supervisors and administrators, once for each day on which texts were held back; how many days. Nobody is
    woken by it. `ceiling`: parts a day."""
    now = parts.clock.now()
    untold = select(text_costs).where(
        text_costs.c.prefix == ALL, text_costs.c.held > 0, text_costs.c.is_told.is_(False)
    )
    async with parts.database.reading() as tx:
        if is_quiet(now) or (await tx.execute(untold)).first() is None:
            return 0
    async with parts.database.transaction() as tx:
        days = (await tx.execute(untold.order_by(text_costs.c.day).with_for_update())).all()
        routes = sorted({route for _, route in await staff.telegram_routes(tx, team=None, roles=_WHO)})
        for day in days:
            this = (text_costs.c.day == day.day, text_costs.c.prefix == ALL)
            await tx.execute(update(text_costs).where(*this).values(is_told=True))
            cost = pounds(day.parts, parts.sms_part_pence)
            words = text(
                ENGLISH, "staff-texts-held", held=day.held, parts=day.parts, pounds=cost, ceiling=ceiling
            )
            for route in routes:
                await parts.outbox.enqueue(tx, route, Parcel((Message(words),)), now=now)
    return len(days)
