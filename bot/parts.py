"""What a turn works with. Built once by bot.runtime; flows take from here and never build anything."""

from dataclasses import dataclass

from config.community import Community
from config.sealing import Ring
from config.timekeeping import Clock
from database.engine import Database
from delivery.outbox import Outbox
from delivery.receipts import Receipts
from delivery.routes import AddressBook
from intelligence.cases import Cases
from intelligence.intake import Intake
from intelligence.relays import Relays
from intelligence.selves import Selves
from intelligence.triage import Triage
from places.gazetteer import Gazetteer


@dataclass
class Parts:
    """`public_url` begins the links that we send; `bot_name` (known once Telegram answered) and `sms_number` are how
    people reach us."""

    database: Database
    clock: Clock
    community: Community
    gazetteer: Gazetteer
    triage: Triage
    selves: Selves
    book: AddressBook
    outbox: Outbox
    receipts: Receipts
    conversation_ring: Ring
    lookup_key: bytes
    intake: Intake
    relays: Relays
    cases: Cases
    public_url: str
    bot_name: str | None = None
    sms_number: str | None = None
    # The identity of a second number, from which people are answered even after STOP.
    tip_identity: int | None = None
    # Messages a second by bot, parts a second by text: what an alert takes to send.
    telegram_rate: float = 25
    sms_rate: float = 1
    sms_part_pence: float = 4
