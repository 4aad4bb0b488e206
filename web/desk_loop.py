"""Closing the loop: whoever ends a tip that answered an appeal is shown where its audience is told how that ended.

What is told there is an officer's own words about the appeal, approved like any other; nothing of the tip goes with it.
"""

from dataclasses import dataclass

from alerts import facts as alerts
from alerts.following import has_outcome
from alerts.model import Stage
from alerts.rules import may_change
from database.engine import Tx
from intelligence.model import Outcome
from staff.model import Staff
from web.desk_parts import DeskParts
from web.forms import Form


@dataclass(frozen=True)
class Appeal:
    """An appeal whose audience has not heard how it ended, and the page where this reader can tell them."""

    code: str
    page: str


async def appeal_answered(parts: DeskParts, tip_id: int, reader: Staff, form: Form) -> str | None:
    """The code of the appeal that a tip answered, once that tip was acted on; None where nothing is to be told."""
    if form.get("outcome") != Outcome.ACTED_ON:
        return None
    async with parts.database.reading(on_tips=True) as tx:
        code = await parts.desk.answered_alert(tx, tip_id, reader)
        appeal = await appeal_to_end(tx, code, reader)
    return appeal.code if appeal else None


async def appeal_to_end(tx: Tx, code: str | None, reader: Staff) -> Appeal | None:
    """The appeal with this code, where its end is still to be told and this reader may tell it."""
    alert = await alerts.check(tx, code) if code else None
    if alert is None or not alert.is_appeal or alert.stage != Stage.SENT or not may_change(reader, alert):
        return None
    if await has_outcome(tx, alert.id):
        return None
    return Appeal(alert.code, f"/console/alerts/{alert.id}")
