"""What the forms of an alert's page do. Each carries what its reader saw, so that nothing is done to anything else."""

from datetime import datetime

from alerts import approval
from alerts import service as alerts
from alerts.asked import find
from alerts.fingerprint import print_of
from alerts.model import Stage
from config.community_model import AlertRules
from config.errors import Conflict, NotFound
from database.engine import Tx
from staff.model import Staff
from web import console_follow
from web.forms import Form
from web.signin import row_number

# How a submitted alert stands -> what its sender is told.
_SENT = {Stage.SENDING: "sent", Stage.PENDING: "asked", Stage.SCHEDULED: "scheduled"}


async def do(
    tx: Tx, deed: str, alert_id: int, staff: Staff, form: Form, now: datetime, rules: AlertRules
) -> str:
    """Do it; what the page says afterwards. Raises NotFound, NotAllowed, Conflict, BadInput."""
    match deed:
        case "text":
            await _check_seen(tx, alert_id, form)
            await alerts.set_text(tx, alert_id, staff, form.get("words", "").replace("\r\n", "\n"), now)
        case "keep":
            await alerts.answer_finding(tx, alert_id, staff, form.get("place", ""), now)
        case "send":
            await _check_seen(tx, alert_id, form)
            sent = await alerts.submit(tx, alert_id, staff, now, rules, from_telegram=False)
            return _SENT[sent.alert.stage]
        case "stop":
            await alerts.cancel(tx, alert_id, staff, now)
        case "approve":
            request = await _request(tx, alert_id, form)
            done = await approval.approve(tx, request, staff, now, _seen(form))
            return "approve" if done.approval is None else "moved"
        case "back":
            await approval.send_back(
                tx, await _request(tx, alert_id, form), staff, form.get("words", ""), now
            )
        case "reject":
            await approval.reject(tx, await _request(tx, alert_id, form), staff, form.get("words", ""), now)
        case "review":
            await approval.review(tx, await _request(tx, alert_id, form), staff, now)
        case _:
            return await console_follow.follow(tx, deed, alert_id, staff, form, now, rules)
    return deed


async def _check_seen(tx: Tx, alert_id: int, form: Form) -> None:
    """Raises Conflict where somebody changed the alert after the page was loaded."""
    if await print_of(tx, await alerts.get(tx, alert_id, is_held=True)) != _seen(form):
        raise Conflict


def _seen(form: Form) -> bytes:
    try:
        return bytes.fromhex(form.get("seen", ""))
    except ValueError:
        raise Conflict from None


async def _request(tx: Tx, alert_id: int, form: Form) -> int:
    """The request that the form answers. Raises NotFound for one that is not of this alert."""
    asked = await find(tx, row_number(form.get("request")) or 0)
    if asked.alert != alert_id:
        raise NotFound
    return asked.id
