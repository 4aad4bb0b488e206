"""Traps that peers of this product fell into where people told them something (the field's list, part f), one test each.

Those on words in logs, on who said STOP, and on crashes stand with their subjects: test_anonymity, test_tip, test_crash.
"""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from bot import memory as memories
from bot.channels.telegram_codec import read_raw
from bot.tables import conversations
from config.keys import parse_ring
from config.sealing import Ring
from config.settings import Settings
from delivery.messages import SMS, TELEGRAM
from intelligence.tables import tip_messages, tips
from intelligence.vault import Vault
from sandbox.handset import Handset, SmsHandset, TelegramHandset
from tests.paths.test_anonymity import rows_of
from tests.seams import TIPS
from tests.world import Town, open_town, settings_for

SHEDS = "TIP Lads broke into sheds behind Knowsley Road in Bootle"
NAME, USERNAME, LAST_NAME = "Zebedee", "zebedee_of_bootle", "Quillfeather"
STRANGER = "+447911999888"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_for(tmp_path)


@pytest.fixture
async def town(settings: Settings, tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, settings=settings) as opened:
        yield opened


async def tells(person: Handset) -> str:
    await person.says(SHEDS)
    await person.chooses("Send, you may ask me")
    found = re.search(r"case words: (.+)\n", person.last)
    assert found
    return found[1]


async def aliases(town: Town) -> list[str]:
    async with town.database.reading() as tx:
        return list(await tx.scalars(select(tips.c.alias)))


async def known_of_tips(town: Town, settings: Settings) -> str:
    """All that stands on the tips' side and in conversations, in clear or opened with every key."""
    written = [str(row) for rows in (await rows_of(town, TIPS)).values() for row in rows]
    vault = Vault(Ring(parse_ring(settings.tip_keys.get_secret_value())))  # type: ignore[union-attr]  # it is set
    async with town.database.reading() as tx:
        for tip in list(await tx.scalars(select(tips.c.id))):
            written += [each.text for each in await vault.messages(tx, tip)]
    async with town.database.reading() as tx:
        for route in list(await tx.scalars(select(conversations.c.route_id))):
            written.append(repr(await memories.load(tx, town.parts.conversation_ring, route)))
    return "\n".join(written)


async def test_an_alias_or_code_cannot_be_derived_from_number_or_chat(tmp_path: Path) -> None:
    """The same number, the same words, the same hour, the same keys, in two towns: never the same words twice."""
    found: list[str] = []
    codes: list[str] = []
    numbers = set()
    keys = settings_for(tmp_path)
    for name in ("one", "other"):
        folder = tmp_path / name
        folder.mkdir()
        url = f"sqlite+aiosqlite:///{folder / 'mersey.db'}"
        async with open_town(folder, settings=keys.model_copy(update={"database_url": url})) as town:
            bob = await town.person("Bob", SMS)
            assert isinstance(bob, SmsHandset)
            numbers.add(bob.number)
            codes += [await tells(bob) for _ in range(3)]
            await town.pass_time(minutes=15)
            found += await aliases(town)
    assert len(numbers) == 1
    assert len(found) == len(set(codes)) == 6
    # Of some thousands of aliases one may come again in another town; not all three.
    assert set(found[:3]) != set(found[3:])
    assert not re.search(r"\d", " ".join(codes))


async def test_names_of_the_account_are_not_kept(town: Town, settings: Settings) -> None:
    """Telegram sends first name, last name and username with each message; Chatwoot stored them with the contact."""
    ann = await town.person("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await ann.says("/tip")
    raw = {
        "update_id": 900_001,
        "message": {
            "message_id": 900_001,
            "date": int(town.clock.now().timestamp()),
            "chat": {"id": ann.chat, "type": "private", "first_name": NAME, "username": USERNAME},
            "from": {
                "id": ann.chat,
                "is_bot": False,
                "first_name": NAME,
                "last_name": LAST_NAME,
                "username": USERNAME,
                "language_code": "en",
            },
            "text": SHEDS.removeprefix("TIP "),
        },
    }
    assert town.stack.bot
    inbound = read_raw(raw, town.stack.bot, town.stack.telegram_identity)
    assert inbound
    await town.stack.take(inbound)
    await town.settle()
    await ann.chooses("Send, you may ask me")
    await town.pass_time(minutes=15)
    known = await known_of_tips(town, settings)
    assert "Knowsley Road" in known
    for secret in (NAME, LAST_NAME, USERNAME, str(ann.chat)):
        assert secret not in known


async def test_contact_cards_files_and_their_names_are_not_kept(town: Town, settings: Settings) -> None:
    ann = await town.person("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await ann.says("/tip")
    ann.far.send_contact(ann.chat, phone=STRANGER, user_id=None)
    ann.far.send_document(ann.chat)
    ann.far.send_voice(ann.chat)
    ann.far.send_sticker(ann.chat)
    await town.settle()
    await ann.says(SHEDS)
    await ann.chooses("Send, you may ask me")
    await town.pass_time(minutes=15)
    known = await known_of_tips(town, settings)
    assert "Knowsley Road" in known
    for secret in (STRANGER, STRANGER[1:], "IMG_0001", "file_id", "'Contact'"):
        assert secret not in known


async def test_a_text_that_comes_twice_opens_one_case_and_is_answered_once(town: Town) -> None:
    bob = await town.person("Bob", SMS)
    assert isinstance(bob, SmsHandset)
    offered = await bob.far.text(bob.number, SHEDS)
    await town.settle()
    chosen = await bob.far.text(bob.number, "1")
    await town.settle()
    before = len(bob.texts)
    for sid in (offered, chosen, chosen):
        assert await bob.far.replay(sid) == 200
        await town.settle()
    await town.pass_time(minutes=15)
    assert len(bob.texts) == before
    async with town.database.reading() as tx:
        assert await tx.scalar(select(func.count()).select_from(tips)) == 1
        assert await tx.scalar(select(func.count()).select_from(tip_messages)) == 1


async def test_no_page_of_one_tip_can_be_guessed_or_read_without_signing_in(town: Town) -> None:
    """Ids are drawn from 62 bits, so that none lies beside another; and none opens to a stranger or says it is there."""
    bob = await town.person("Bob", SMS)
    for _ in range(5):
        await tells(bob)
    await town.pass_time(minutes=15)
    async with town.database.reading() as tx:
        ids = sorted(await tx.scalars(select(tips.c.id)))
    assert len(ids) == 5
    assert min(one - other for one, other in zip(ids[1:], ids, strict=False)) > 10**6
    async with httpx.AsyncClient(base_url=town.base_url) as stranger:
        there, not_there = [await stranger.get(f"/desk/tips/{each}") for each in (ids[0], ids[0] + 1)]
        assert there.status_code == not_there.status_code
        assert re.sub(r"\d{6,}", "", there.text) == re.sub(r"\d{6,}", "", not_there.text)
        assert "Knowsley" not in there.text
        for path in ("/api/v1/tips", "/desk/tips", f"/alerts/{ids[0]}", "/metrics"):
            answer = await stranger.get(path)
            assert "Knowsley" not in answer.text
            assert str(ids[0]) not in answer.text.replace(path, "")


async def test_no_error_page_repeats_what_it_was_given(town: Town) -> None:
    bob = await town.person("Bob", SMS)
    assert isinstance(bob, SmsHandset)
    async with httpx.AsyncClient(base_url=town.base_url) as stranger:
        for path in (f"/desk/tips/{bob.number}", f"/nowhere/{bob.number}", f"/api/v1/{bob.number}"):
            answer = await stranger.get(path)
            assert answer.status_code in (200, 303, 400, 401, 403, 404)
            assert bob.number not in answer.text, path
