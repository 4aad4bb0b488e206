"""What a person wrote is deleted where it lies once it was filed: truthfully told, tried until done, seen by nobody."""

from typing import Any

import pytest
from sqlalchemy import select

from delivery.messages import SMS, TELEGRAM
from delivery.tables import outbox
from sandbox.handset import Handset, SmsHandset, TelegramHandset
from tests.dialogues.test_tip import BIKES, own_words
from tests.world import Town

REMOVED = "We remove what you sent from this chat."
KEPT = "Your own phone still keeps what you sent: delete it there."
PLEASE = "Telegram did not let us remove what you sent."


async def rows_of(town: Town, person: Handset, choice: str | None, words: str = "") -> list[Any]:
    """What a turn leaves in the outbox before anything is sent."""
    if isinstance(person, SmsHandset):
        number = str(person.labels.index(choice) + 1) if choice else words
        await person.far.text(person.number, number)
    else:
        assert isinstance(person, TelegramHandset)
        person.far.press(person.chat, choice) if choice else person.far.type(person.chat, words)
        await town.poll()
    async with town.database.reading() as tx:
        left = list((await tx.execute(select(outbox))).all())
    await town.settle()
    return left


async def test_filing_leaves_one_row_of_one_size_as_any_other_turn(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    plain = await rows_of(town, ann, None, "MENU")
    offered = await rows_of(town, ann, None, BIKES)
    filed = await rows_of(town, ann, "Send, you may ask me")
    looked = await rows_of(town, ann, None, "CASE a b c d")
    assert [len(rows) for rows in (plain, offered, filed, looked)] == [1, 1, 1, 1]
    assert len({len(rows[0].sealed_parcel) for rows in (plain, offered, filed, looked)}) == 1
    for column in ("route_id", "identity_id", "lane", "state", "due_at", "reason", "attempts"):
        assert len({getattr(rows[0], column) for rows in (plain, offered, filed, looked)}) == 1
    assert "scramblers" not in await own_words(town, ann)


async def test_the_thanks_say_what_is_deleted_and_what_is_not(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    for choice in ("Send, you may ask me", "Send, no questions"):
        await ann.says(f"TIP {BIKES}")
        await ann.chooses(choice)
        assert ann.last.startswith("Thank you. We have it")
        assert ann.last.endswith(REMOVED if channel == TELEGRAM else KEPT)


async def test_where_telegram_keeps_it_the_person_is_told_once(town: Town) -> None:
    """So it does with what is older than two days: after a long time without us, say."""
    ann = await town.person("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await ann.says(f"TIP {BIKES}")
    too_old = "Bad Request: message can't be deleted for everyone"
    ann.far.faults.next("deleteMessage", status=400, description=too_old)
    await ann.chooses("Send, no questions")
    assert ann.texts[-2].startswith("Thank you. We have it")
    assert ann.last.startswith(PLEASE)
    assert "scramblers" in await own_words(town, ann)
    await town.pass_time(hours=2)
    assert sum(text.startswith(PLEASE) for text in ann.texts) == 1


async def test_what_the_person_deleted_first_is_no_reason_to_write(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await ann.says(f"TIP {BIKES}")
    ann.far.faults.next("deleteMessage", status=400, description="Bad Request: message to delete not found")
    await ann.chooses("Send, no questions")
    assert ann.last.startswith("Thank you. We have it")


@pytest.mark.parametrize("tries", [1, 4])
async def test_a_provider_that_cannot_yet_is_asked_again(town: Town, channel: str, tries: int) -> None:
    """Twilio deletes nothing that is still on its way (20009); the answer was said meanwhile, and once."""
    ann = await town.person("Ann", channel)
    await ann.says(f"TIP {BIKES}")
    for _ in range(tries):
        if channel == SMS:
            town.sandbox.twilio.faults.next(method="delete", code=20009)
        else:
            town.sandbox.telegram.faults.next("deleteMessage", status=502)
    await ann.chooses("Send, no questions")
    assert ann.last.startswith("Thank you. We have it")
    assert "scramblers" in await own_words(town, ann)
    for _ in range(tries):
        await town.pass_time(minutes=3)
    assert "scramblers" not in await own_words(town, ann)
    assert sum(text.startswith("Thank you. We have it") for text in ann.texts) == 1


async def test_what_is_added_with_the_case_words_is_deleted_too(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(f"TIP {BIKES}")
    await ann.chooses("Send, you may ask me")
    code = ann.last.partition("case words: ")[2].partition("\n")[0]
    await ann.says(f"CASE {code} one of them wears a red helmet")
    assert ann.last.endswith(REMOVED if channel == TELEGRAM else KEPT)
    await ann.says(f"CASE {code}")
    left = await own_words(town, ann)
    assert code not in left
    assert "helmet" not in left
