"""The desk: all that a team does with its tips, in the caller's transaction.

Rights are checked in `intelligence.whose`: another team's member gets NotAllowed, whatever they ask for.
"""

from intelligence.deeds import Deeds
from intelligence.reading import Reading
from intelligence.relays import Relays
from intelligence.vault import Vault


class Desk(Reading, Deeds):
    """Reading and deeds, as one part."""

    def __init__(self, vault: Vault, relays: Relays) -> None:
        Reading.__init__(self, vault)
        Deeds.__init__(self, vault, relays)
