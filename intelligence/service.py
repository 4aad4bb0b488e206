"""The desk: all that a team does with its tips, in the caller's transaction.

Rights are checked in `intelligence.whose`: another team's member gets NotAllowed, whatever they ask for.
"""

from config.community import DutyTimes
from intelligence import duty
from intelligence.contacts import Contacts
from intelligence.deeds import Deeds
from intelligence.handing import Handing
from intelligence.notes import Notes
from intelligence.quieting import Quieting
from intelligence.reading import Reading
from intelligence.relays import Relays
from intelligence.retention import Retention
from intelligence.vault import Vault


class Desk(Reading, Deeds, Notes, Handing, Quieting, Retention):
    """Reading and deeds, as one part. `times`: when a team is reminded of what it was given."""

    def __init__(self, vault: Vault, relays: Relays, times: DutyTimes = duty.STANDARD) -> None:
        self.contacts = Contacts(vault)
        Reading.__init__(self, vault)
        Deeds.__init__(self, vault, relays)
        Notes.__init__(self, vault)
        Handing.__init__(self, vault, relays, times)
        Quieting.__init__(self, relays)
        Retention.__init__(self, vault)
