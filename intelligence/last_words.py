"""FORGET does not wait, and what its sender had added or answered before it may: that is brought to the tip first.

By its case code, and by its questions, words that still wait find their tip; FORGET takes both away.
"""

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update

from database.engine import Tx
from intelligence.cases import hash_of
from intelligence.filing import Filing
from intelligence.intake import Intake, fit_text
from intelligence.model import Envelope, EnvelopeKind
from intelligence.tables import intake, tip_messages, tips

Waiting = tuple[int, Envelope]


async def before_forgetting(
    tx: Tx, forget: Envelope, waiting: Sequence[Waiting], filing: Filing, seam: Intake, now: datetime
) -> None:
    """Move what waits of this case's words: to its tip, or into the envelope that will be it."""
    open_tokens = await _open_tokens(tx, forget)
    of_case = [each for each in waiting if each[1].verifier and each[1].verifier == forget.verifier]
    added = [each for each in of_case if each[1].kind == EnvelopeKind.ADD]
    answers = [each for each in waiting if each[1].token and hash_of(each[1].token) in open_tokens]
    filed = next((each for each in of_case if each[1].kind == EnvelopeKind.FILE), None)
    for row, envelope in [*added, *answers]:
        await tx.execute(delete(intake).where(intake.c.id == row))
        if filed is None:
            await filing.carry_out(tx, envelope, now)
        else:
            words = fit_text(f"{filed[1].text}\n\n{envelope.text}")
            filed = (filed[0], dataclasses.replace(filed[1], text=words))
    if filed and added:
        sealed = seam.seal(filed[1])
        await tx.execute(update(intake).where(intake.c.id == filed[0]).values(sealed=sealed))


async def _open_tokens(tx: Tx, forget: Envelope) -> set[bytes]:
    this = tips.c.verifier == bytes.fromhex(forget.verifier or "")
    found = select(tip_messages.c.token).join(tips, tips.c.id == tip_messages.c.tip_id).where(this)
    return {token for token in await tx.scalars(found) if token}
