"""A sender who cannot be written to any more: the desk asks them nothing, and waits for nothing."""

from sqlalchemy import select, update

from database.engine import Tx
from intelligence.cases import hash_of
from intelligence.model import Envelope
from intelligence.tables import tip_messages, tips


async def cut_off(tx: Tx, envelope: Envelope) -> None:
    """Burn the way back of the tip that an open question (`token`) or the way itself (`relay`) names. Why is not kept: when
    somebody said STOP would tell who they are. What they still send in answer is taken all the same."""
    if envelope.token:
        asked = tip_messages.c.token == hash_of(envelope.token)
        meant = tips.c.id == select(tip_messages.c.tip_id).where(asked).scalar_subquery()
    else:
        meant = tips.c.sealed_relay == bytes.fromhex(envelope.relay or "")
    tip = await tx.scalar(select(tips.c.id).where(meant).with_for_update(key_share=True))
    if tip is not None:
        await tx.execute(update(tips).where(tips.c.id == tip).values(sealed_relay=None))
