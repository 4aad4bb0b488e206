"""An alert before it goes, as its author looks at it: exactly as people will see it, whom it reaches and when."""

from datetime import datetime

from alerts import counts, weekly
from alerts.checks import complete
from alerts.drafts import own_draft
from alerts.fatigue import fatigue
from alerts.model import Preview
from alerts.quiet import goes_at, next_morning
from alerts.rendering import render
from database.engine import Tx
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import segments
from staff.model import Staff


async def preview(
    tx: Tx, alert_id: int, staff: Staff, now: datetime, most_a_week: int = weekly.MOST_A_WEEK
) -> Preview:
    """The draft as it would go out now, or at its time. `most_a_week`: routine alerts to one person.

    Raises BadInput where it cannot be shown (it lacks something, or does not fit), NotAllowed, NotFound, Conflict.
    """
    alert = await own_draft(tx, alert_id, staff)
    urgency = complete(alert)
    people, by_channel = await counts.count(tx, alert, now)
    inside, by_ward = await counts.count_in_circle(tx, alert, people, now)
    on_sms = render(alert, SMS)
    starts = max(now, alert.send_at or now)
    goes, ends = goes_at(urgency, starts), starts + alert.life
    is_night = goes > starts
    enough = 0 if is_night else await weekly.count(tx, alert, starts, most_a_week)
    waits = people if is_night else enough
    held_until = goes if is_night else next_morning(starts)
    return Preview(
        code=alert.code,
        areas=alert.places,
        on_telegram=render(alert, TELEGRAM),
        on_sms=on_sms,
        people=people,
        telegram=by_channel.get(TELEGRAM, 0),
        sms=by_channel.get(SMS, 0),
        segments=segments(on_sms.text).parts,
        goes_at=goes if goes > now else None,
        waits=waits,
        held_until=held_until if waits else None,
        expires=waits if held_until >= ends else 0,
        fatigue=await fatigue(tx, alert, now),
        inside=inside,
        by_ward=by_ward,
    )
