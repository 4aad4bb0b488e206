"""What is seldom changed of a draft: when it goes, for how long it is in force, by when people hear how it ended, the same
words in other languages, a photo."""

from dataclasses import replace
from datetime import date, datetime

from alerts.drafts import change, first_day, own_draft
from alerts.lint import LATEST_OUTCOME, surplus_of
from alerts.model import LIFE_CHOICES, MOST_AHEAD
from alerts.records import FIRST
from alerts.translations import checked, keep
from config.errors import BadInput
from database.engine import Tx
from staff.model import Staff


async def set_translation(
    tx: Tx, alert_id: int, staff: Staff, language: str, words: str, now: datetime
) -> None:
    """The officer's own words in another language; none take a translation back.

    Raises BadInput where they do not fit the texts that carry them. Letters that cost more are allowed here.
    """
    alert = await own_draft(tx, alert_id, staff)
    words = words.strip()
    changed = replace(alert, translations=checked({**dict(alert.translations), language: words}.items()))
    if surplus := surplus_of(changed):
        raise BadInput("compose-text-too-long", surplus=surplus)
    await change(tx, alert, staff, now)
    await keep(tx, alert_id, FIRST, ((language, words),))


async def set_outcome_on(tx: Tx, alert_id: int, staff: Staff, outcome_on: date, now: datetime) -> None:
    """The day by which those who were asked hear how it ended. Raises BadInput for one that makes no sense."""
    alert = await own_draft(tx, alert_id, staff)
    first = first_day(alert, now)
    if outcome_on <= first:
        raise BadInput("lint-outcome-past")
    if outcome_on > first + LATEST_OUTCOME:
        raise BadInput("lint-outcome-late", days=LATEST_OUTCOME.days)
    await change(tx, alert, staff, now, outcome_on=outcome_on)


async def set_send_at(tx: Tx, alert_id: int, staff: Staff, send_at: datetime | None, now: datetime) -> None:
    """When it goes; None for at once. Raises BadInput for the past, and for what lies too far ahead."""
    alert = await own_draft(tx, alert_id, staff)
    if send_at is not None and send_at <= now:
        raise BadInput("compose-time-past")
    if send_at is not None and send_at > now + MOST_AHEAD:
        raise BadInput("compose-time-far", days=MOST_AHEAD.days)
    await change(tx, alert, staff, now, send_at=send_at)


async def set_lives(tx: Tx, alert_id: int, staff: Staff, hours: int | None, now: datetime) -> None:
    """For how many hours it is in force once it went; None for what its urgency says. Raises BadInput."""
    alert = await own_draft(tx, alert_id, staff)
    if hours is not None and hours not in LIFE_CHOICES:
        raise BadInput("compose-life-unknown")
    await change(tx, alert, staff, now, lives=hours)


async def set_photo(tx: Tx, alert_id: int, staff: Staff, photo: int | None, now: datetime) -> None:
    """The picture that goes with it, one of delivery.photos; None takes it off."""
    alert = await own_draft(tx, alert_id, staff)
    await change(tx, alert, staff, now, photo_id=photo)
