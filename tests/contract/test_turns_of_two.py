"""Two processes take what people write at the same moment: nothing is lost, nothing is done twice, nobody is told to
send it again. SQLite lets one writer in at a time; PostgreSQL leaves it to us who waits for whom."""

import asyncio
import secrets

from sqlalchemy import func, select

from bot.demo.desk_visit import DeskVisit
from bot.inbound import Form, Inbound
from bot.stack import Stack
from bot.tables import conversations, seen_messages
from delivery.messages import SMS
from delivery.tables import outbox
from intelligence.tables import intake, outgoing
from subscribers.tables import subscriber_places
from tests.world import Town

pytest_plugins = ["tests.postgres"]
NUMBER = "+447700900777"


def text_from(number: str, words: str, identity: int) -> Inbound:
    return Inbound(SMS, identity, number, secrets.token_hex(8), Form.TEXT, words)


async def all_at_once(stacks: tuple[Stack, Stack], number: str, *words: str) -> None:
    """Each process takes every other text."""
    turns = [
        stacks[at % 2].take(text_from(number, each, stacks[0].sms_identity)) for at, each in enumerate(words)
    ]
    await asyncio.gather(*turns)


async def turns_kept(town: Town) -> int:
    """How many turns were committed, all of one conversation: each leaves an envelope."""
    async with town.database.reading() as tx:
        assert len((await tx.scalars(select(conversations.c.route_id))).all()) == 1
        return len((await tx.scalars(select(intake.c.id))).all())


async def waiting(stack: Stack) -> list[str]:
    """What waits for people, opened."""
    async with stack.parts.database.reading() as tx:
        rows = await tx.scalars(select(outbox.c.sealed_parcel).order_by(outbox.c.id))
    return [message.text for row in rows for message in stack.parts.outbox.open(row).messages]


async def test_a_stranger_s_first_words_come_in_parts(town: Town, neighbour: Stack) -> None:
    """One route is made, one conversation, and each part is dealt with."""
    await all_at_once((town.stack, neighbour), NUMBER, "JOIN BOOTLE", "MENU", "TOPICS", "PLACES")
    assert not [text for text in await waiting(town.stack) if "again" in text]
    assert await turns_kept(town) == 4


async def test_words_on_one_route_are_taken_in_turn(town: Town, neighbour: Stack) -> None:
    await all_at_once((town.stack, neighbour), NUMBER, "JOIN BOOTLE")
    added = [f"ADD {place}" for place in ("KIRKBY", "CROSBY", "MAGHULL", "HUYTON")]
    await all_at_once((town.stack, neighbour), NUMBER, *added)
    async with town.database.reading() as tx:
        numbers = await tx.scalars(select(subscriber_places.c.number).order_by(subscriber_places.c.number))
        assert numbers.all() == [1, 2, 3, 4, 5], await waiting(town.stack)
    assert await turns_kept(town) == 5
    assert len(await waiting(town.stack)) == 5


async def test_a_message_that_both_are_given_is_taken_once(town: Town, neighbour: Stack) -> None:
    for _ in range(5):
        inbound = text_from(NUMBER, "MENU", town.stack.sms_identity)
        await asyncio.gather(*(stack.take(inbound) for stack in (town.stack, neighbour) * 3))
    async with town.database.reading() as tx:
        assert await tx.scalar(select(func.count()).select_from(seen_messages)) == 5
    assert await turns_kept(town) == 5


async def test_a_team_s_question_comes_while_its_reader_writes(town: Town, neighbour: Stack) -> None:
    bob = await town.person("Bob", SMS)
    await bob.says("TIP Lads are breaking into sheds in Bootle every night")
    await bob.chooses("Send, you may ask me")
    await town.pass_time(minutes=16)
    ada = await town.officer("Ada", "member")
    await ada.says("/desk")
    async with DeskVisit(town.base_url, ada.last) as desk:
        assert await desk.sign_in()
        await desk.claim_and_read("sheds")
        for number in range(3):
            await desk.ask(f"Question {number}?")
            await asyncio.gather(
                neighbour.relay.once(),
                town.stack.relay.once(),
                all_at_once((town.stack, neighbour), bob.number, "MENU", "PLACES"),
            )
            await town.settle()
            assert not [text for text in bob.texts if text.startswith("Sorry")]
            assert sum("You have a message" in text for text in bob.texts) == number + 1
            await bob.says("READ")
            assert f"Question {number}?" in bob.last
            await bob.says("No idea")
    async with town.database.reading() as tx:
        assert (await tx.execute(select(outgoing))).all() == []
