"""When no more is taken for now: a flood, or a team that asked this conversation to wait. Danger never comes here.

What is known of it lies in the sender's own sealed conversation, and nowhere else.
"""

from datetime import datetime, timedelta
from math import ceil

from bot.memory import is_past
from bot.turn import Turn
from config.timekeeping import LONDON

# Far more than anybody has to tell.
MOST_AN_HOUR, MOST_A_DAY = 12, 30
_HOUR = timedelta(hours=1)


def refused(turn: Turn, urgency: str) -> bool:
    """Say kindly that words of this urgency are not taken now, and end the flow. False where they are."""
    memory = turn.memory
    is_full = not is_past(memory.full_until, turn.now)
    is_quiet = urgency == "routine" and not is_past(memory.quiet_until, turn.now)
    if not (is_full or is_quiet):
        return False
    memory.offer = None
    turn.end()
    if is_full:
        turn.say("enough-today")
    else:
        left = datetime.fromisoformat(memory.quiet_until) - turn.now
        turn.say("enough-quiet", hours=ceil(left / _HOUR))
    return True


def count(turn: Turn) -> None:
    """One more report, or words for one. After too many the rest waits for tomorrow."""
    memory, hour = turn.memory, turn.now.isoformat(timespec="hours")
    today = turn.now.astimezone(LONDON).date()
    if memory.sent_hour != hour:
        memory.sent_hour, memory.sent_in_hour = hour, 0
    if memory.sent_day != today.isoformat():
        memory.sent_day, memory.sent_in_day = today.isoformat(), 0
    memory.sent_in_hour += 1
    memory.sent_in_day += 1
    if memory.sent_in_hour >= MOST_AN_HOUR or memory.sent_in_day >= MOST_A_DAY:
        tomorrow = datetime.combine(today + timedelta(days=1), datetime.min.time(), LONDON)
        memory.full_until = tomorrow.isoformat()
