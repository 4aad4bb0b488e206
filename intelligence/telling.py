"""Into the seam out: what a tip's sender is to read, and what its team is to hear."""

import secrets
from typing import Any

from sqlalchemy import Row, insert

from database.engine import Tx
from intelligence.model import Outgoing, OutgoingKind, Routed
from intelligence.relays import Relays
from intelligence.tables import outgoing


async def send_out(tx: Tx, relays: Relays, what: Outgoing) -> None:
    """Put something into the seam out, in the transaction that writes the tip."""
    await tx.execute(insert(outgoing).values(id=secrets.randbits(62) + 1, sealed=relays.seal_outgoing(what)))


async def tell_team(
    tx: Tx, relays: Relays, team: str, alias: str, about: Routed | Row[Any], **more: Any
) -> None:
    """A notice for a team: what it calls the tip, category, area and urgency, and never a word of it. `more`: further
    fields of `Outgoing`."""
    notice = Outgoing(
        OutgoingKind.NOTICE,
        team=team,
        alias=alias,
        category=about.category,
        area=about.area,
        urgency=about.urgency,
        **more,
    )
    await send_out(tx, relays, notice)
