"""What a thief learns who has the keys too."""

from dataclasses import dataclass, field

from bot import memory as memories
from config.keys import parse_ring
from config.sealing import Boxes
from config.settings import Settings
from intelligence.cases import hash_of
from intelligence.relays import Relays
from tests.thief.town import ThiefTown


@dataclass
class Opened:
    """Routes by tip: those that a relay opens to, and those whose own conversation holds the tip's open question."""

    by_relay: dict[int, int] = field(default_factory=dict)
    by_question: dict[int, int] = field(default_factory=dict)
    # Tokens and handles of all conversations, whether a tip has their hash or not.
    held: set[bytes] = field(default_factory=set)


async def open_all(town: ThiefTown, settings: Settings, rows: dict[str, list[dict[str, object]]]) -> Opened:
    relays = Relays(Boxes(parse_ring(settings.relay_keys.get_secret_value())))  # type: ignore[union-attr]  # it is set
    opened = Opened()
    for tip in rows["tips"]:
        sealed = tip["sealed_relay"]
        if isinstance(sealed, bytes):
            opened.by_relay[int(str(tip["id"]))] = relays.open(sealed.hex())[0]
    asked = {row["token"]: int(str(row["tip_id"])) for row in rows["tip_messages"] if row["token"]}
    for row in rows["conversations"]:
        route = int(str(row["route_id"]))
        async with town.town.database.reading() as tx:
            memory = await memories.load(tx, town.town.parts.conversation_ring, route)
        tokens = [hash_of(each.token) for each in memory.questions if each.token]
        opened.by_question |= {asked[token]: route for token in tokens if token in asked}
        opened.held |= {*tokens, *([hash_of(memory.undo.handle)] if memory.undo else [])}
    return opened
