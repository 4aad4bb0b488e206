"""What lies in the outbox for people, held against the model of tests/properties/test_alert_life.py."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from alerts.tables import alert_recipients, alert_versions
from database.engine import Tx
from delivery.messages import TELEGRAM, Message, Parcel
from delivery.tables import outbox, renderings
from tests.properties.life_model import FIRST, WORDS, Content, Life, Person
from tests.properties.life_town import WARDS

TEXTS = ("Lock your sheds tonight.", "Keep away from the canal.", "The man was seen in the park.")
TRANSLATIONS = ("Zamknij szopy.", "Omijaj kanal.")
LINES = ("We meet at the hall.", "Bring a torch.")
_SAYINGS = (*TEXTS, *TRANSLATIONS, *LINES)
_IN_HAND = ("started", "sent", "delivered", "unknown")
# At which stages of its alert new copies of a kind may be made.
_STAGES = {
    "first": ("sending", "sent"),
    "update": ("sent",),
    "correction": ("sent",),
    "forward": ("sent",),
    "withdrawal": ("withdrawn",),
    "stand-down": ("stood-down",),
    "outcome": ("sent", "stood-down"),
}


@dataclass(frozen=True)
class Copy:
    """One row of the outbox with what it says; `scheme` of a forward."""

    id: int
    alert: int
    number: int
    kind: str
    scheme: int | None
    person: int
    route: int
    state: str
    channel: str
    language: str
    message: Message

    @property
    def whose(self) -> tuple[int, int, int]:
        return self.alert, self.person, self.route

    def said(self) -> set[str]:
        """Which of all sayings of the test it carries."""
        return {each for each in _SAYINGS if each in self.message.text + self.message.notice}


async def read(tx: Tx) -> list[Copy]:
    joined = outbox.join(alert_versions, alert_versions.c.id == outbox.c.bulletin_id)
    joined = joined.join(renderings, renderings.c.id == outbox.c.rendering_id)
    of = alert_versions.c
    columns = (of.alert_id, of.number, of.kind, of.scheme_id, renderings.c.channel, renderings.c.language)
    rows = await tx.execute(
        select(outbox, *columns[:2], of.kind.label("what"), *columns[3:], renderings.c.parcel)
        .select_from(joined)
        .order_by(outbox.c.id)
    )
    return [
        Copy(
            row.id,
            row.alert_id,
            row.number,
            row.what,
            row.scheme_id,
            row.person_id,
            row.route_id,
            row.state,
            row.channel,
            row.language.split("+")[0],
            Parcel.from_bytes(row.parcel).messages[0],
        )
        for row in rows
    ]


async def recipients(tx: Tx) -> set[tuple[int, int, str]]:
    rows = await tx.execute(select(alert_recipients))
    return {(row.alert_id, row.subscriber_id, row.via) for row in rows}


def judge(copy: Copy, before: Sequence[Copy], life: Life, person: Person, now: datetime) -> None:
    """Whether this copy may be there, which was just made, and nobody moved since; `before` are those before it."""
    assert life.stage in _STAGES[copy.kind], f"what was ended stays so: {copy.kind} {life.stage}"
    assert person.is_active
    assert copy.route in person.routes
    assert copy.language == person.language
    had = [each for each in before if each.whose == copy.whose and each.kind != "outcome"]
    if copy.kind == "first":
        content = life.permits[FIRST].content
        assert person.is_meant(content, now), "outside the approved audience"
        _says(copy, content, {content.words(person.language)})
    elif copy.kind == "forward":
        assert copy.scheme in person.schemes, "no member of the scheme"
        content = life.newest_words
        assert content.is_public
        assert not person.groups & content.with_rule("exclude")
        _says(copy, content, {content.words(person.language), life.lines[copy.scheme]} - {""})
    elif copy.kind in (*WORDS, "outcome"):
        content = life.permits[copy.number].content
        assert had, "who never had it is not told more"
        _says(copy, content, {content.words(person.language)})
    else:
        assert any(each.state in _IN_HAND for each in had), "who never had it is not told that it is over"
        _says(copy, life.permits[FIRST].content, set())


def _says(copy: Copy, content: Content, wanted: set[str]) -> None:
    assert copy.said() == wanted
    named = {ward for ward, label in WARDS.items() if label in copy.message.text}
    assert named <= set(content.wards)
    is_pictured = copy.kind in (*WORDS, "forward") and copy.channel == TELEGRAM
    assert copy.message.photo == (content.photo if is_pictured else None)


def judge_all(copies: Sequence[Copy], lives: dict[int, Life], known: set[tuple[int, int, str]]) -> None:
    """Nobody has an alert twice, by whatever ways, and the recipients are those who got it in the way that is said."""
    fresh = [each for each in copies if each.kind in ("first", "forward")]
    assert max(Counter(each.whose for each in fresh).values(), default=1) == 1
    assert max(Counter((each.number, *each.whose) for each in copies).values(), default=1) == 1
    routine = {
        (each.alert, each.person): each.route for each in fresh if not lives[each.alert].content.is_emergency
    }
    assert all(routine.get((each.alert, each.person), each.route) == each.route for each in fresh)
    ways = {"first": "audience", "forward": "scheme"}
    assert known == {(each.alert, each.person, ways[each.kind]) for each in fresh}
