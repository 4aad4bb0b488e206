"""Deletes at a provider what a person wrote to us, once our words have gone: asked again until it is done or refused."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import structlog

from config.errors import Rejected, Throttled, Unknown, Unreachable
from delivery.channel import Channel
from delivery.messages import Parcel
from delivery.pacing import Pace

log = structlog.get_logger()
LONGEST_PAUSE = timedelta(hours=1)
# With the growing pauses about four days: Telegram deletes for two (Bot API, "deleteMessage"), Twilio as soon as the
# message is through (error 20009).
MOST_TRIES = 100


@dataclass(frozen=True)
class Cleared:
    """What is left to do, and not before when; None: nothing. `pause`: the provider asked for one."""

    rest: Parcel | None
    after: timedelta = timedelta(0)
    pause: Throttled | None = None


async def clear(
    channel: Channel, pace: Pace, address: str, parcel: Parcel, on_wire: Callable[[], None]
) -> Cleared:
    """Delete what a parcel names; a deletion does no harm twice. Raises Stopped."""
    waiting: list[str] = []
    after, was_refused, pause = timedelta(0), False, None
    tries = parcel.tries + 1
    for place, ref in enumerate(parcel.deletes):
        await pace.wait(1)
        on_wire()
        try:
            await channel.delete(address, ref)
        except Throttled as error:
            waiting += parcel.deletes[place:]
            after, pause = max(after, error.retry_after), error
            break
        except Rejected as error:
            log.warning("message not deleted", code=error.code)
            was_refused = True
        except (Unreachable, Unknown) as error:
            most, soonest = (error.tries, error.after) if isinstance(error, Unreachable) else (None, None)
            if tries >= (most or MOST_TRIES):
                log.warning("message not deleted", code=error.code)
                was_refused = True
            else:
                waiting.append(ref)
                after = max(after, soonest or timedelta(0), _pause_after(tries))
    told = parcel.if_kept if was_refused else None
    rest = replace(
        parcel,
        messages=(told,) if told else (),
        deletes=tuple(waiting),
        if_kept=None if told else parcel.if_kept,
        tries=tries,
    )
    if not rest.messages and not rest.deletes:
        return Cleared(None)
    return Cleared(rest, timedelta(0) if told else after, pause)


def _pause_after(tries: int) -> timedelta:
    """2 seconds, 4, 8 … an hour."""
    return min(timedelta(seconds=2 ** min(tries, 12)), LONGEST_PAUSE)
