"""What goes into a backup and what does not: whoever steals one, even with the keys, shall not learn who told us what.

Left out are the ways back, numbers that senders shared with a team, the conversations and what is on its way to anybody;
what lets somebody in (sessions, codes that serve once: used since, they would serve again); and what only running
processes need. A way of which nothing but a conversation knows goes too: that somebody wrote to us is what it tells.
"""

from sqlalchemy import ColumnElement, Table, exists, or_

from bot.tables import conversations
from database.key_holders import key_holders
from database.leases import leases
from database.metadata import metadata
from database.tips_apart import TIPS
from delivery.messages import State
from delivery.tables import outbox, routes
from intelligence.photos import PhotoState
from intelligence.tables import intake, outgoing, tip_contacts, tip_messages, tip_photos, tips
from staff.tables import door_codes, doors, invitations, sessions, signin_codes, staff_routes
from subscribers.tables import scheme_codes, subscriber_routes

LEFT_OUT = frozenset(
    {
        *(conversations, intake, outgoing, tip_contacts),
        *(sessions, signin_codes, invitations, door_codes, scheme_codes),
        *(leases, key_holders),
    }
)
# Columns that are empty in a backup: the way back, and by what a sender takes back, or answers.
EMPTIED = frozenset({tips.c.sealed_relay, tips.c.handle, tips.c.handle_until, tip_messages.c.token})
# Of the outbox the deliveries of alerts alone.
_NEEDED_BY = (subscriber_routes, staff_routes, doors)
_is_delivery = outbox.c.bulletin_id.is_not(None)
ONLY: dict[Table, ColumnElement[bool]] = {
    outbox: _is_delivery,
    routes: or_(
        *(exists().where(table.c.route_id == routes.c.id) for table in _NEEDED_BY),
        exists().where(outbox.c.route_id == routes.c.id, _is_delivery),
    ),
    # The provider's name of a photo that is still to be fetched may lead there to who sent it.
    tip_photos: tip_photos.c.state != PhotoState.WAITING,
}
# What waited when the copy was made has most likely gone since: it is shown as of unknown fate, and not sent again.
WAITED = (State.QUEUED, State.HELD, State.MERGED, State.STARTED)
RESTORED = "restored"
# Numbers of the outbox that were given since the copy was made must not be given again: late news of what had them
# would be taken for another row's.
LEAP = 1_000_000


def sides() -> tuple[list[Table], list[Table]]:
    """The tables of a backup, those that others refer to first: of tips, and all others. No transaction touches both."""
    kept = [table for table in metadata.sorted_tables if table not in LEFT_OUT]
    return [each for each in kept if each.name in TIPS], [each for each in kept if each.name not in TIPS]
