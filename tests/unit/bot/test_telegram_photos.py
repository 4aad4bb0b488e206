"""Pictures at Telegram's far end: uploaded once for a bot, never in the way of the words, edited with them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

import bot.runtime  # all rooms, and so all tables
from bot.channels.telegram_channel import TelegramChannel
from bot.channels.telegram_photos import TelegramPhotos, fits_caption
from bot.photo_fetch import PhotoFetch
from config.errors import Rejected, Stopped, Throttled, Unknown, Unreachable
from config.timekeeping import Clock
from database.engine import Database
from database.metadata import metadata
from delivery.messages import TELEGRAM, Choice, Message
from delivery.photos import Photos, body_of, forget, keep, not_fetched, store
from delivery.pictures import clean
from delivery.routes import identity_id
from delivery.tables import photo_refs, photos
from sandbox.telegram_picture import jpeg, sample_picture
from sandbox.telegram_schema import Upload
from tests.unit.sandbox.telegram_stand import Stand
from tests.unit.sandbox.telegram_stand import stand as telegram_stand

assert bot.runtime
NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
SAW = Choice("I saw something", "saw=K7QX")


@dataclass
class Scene:
    """One of our bots, its far end, and a database with the picture in it."""

    stand: Stand
    database: Database
    identity: int
    photo: int
    album: TelegramPhotos
    channel: TelegramChannel

    @property
    def uploads(self) -> int:
        return sum(isinstance(call.params.get("photo"), Upload) for call in self.stand.far.received)

    @property
    def by_name(self) -> int:
        return sum(isinstance(call.params.get("photo"), str) for call in self.stand.far.received)

    def message(self, text: str = "A kite was stolen.") -> Message:
        return Message(text, (SAW,), photo=self.photo)

    async def send(self, chat: int, message: Message | None = None) -> int:
        return int(await self.channel.send(str(chat), message or self.message(), "1.0"))

    async def edit(self, chat: int, ref: int, message: Message) -> int:
        return int(await self.channel.edit(str(chat), str(ref), message, "1.0"))

    def seen(self, chat: int) -> list[tuple[str, str, list[str]]]:
        """What stands on the phone: kind, words, buttons."""
        return [
            (shown.kind, shown.text, [button.label for row in shown.buttons for button in row])
            for shown in self.stand.far.screen(chat)
            if shown.from_bot
        ]

    async def given(self, file_ref: str) -> None:
        """Our bot was given the picture before, and knows it by this."""
        async with self.database.transaction() as tx:
            row = {"photo_id": self.photo, "identity_id": self.identity, "file_ref": file_ref}
            await tx.execute(insert(photo_refs).values(row))

    async def set_body(self, body: bytes | None) -> None:
        async with self.database.transaction() as tx:
            await tx.execute(update(photos).values(body=body))


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Scene]:
    database = Database(f"sqlite+aiosqlite:///{folder / 'store.db'}")
    async with database.transaction() as tx:
        await tx.run_sync(metadata.create_all)
    async with database.transaction() as tx:
        identity = await identity_id(tx, TELEGRAM, "telegram:1")
        other = await identity_id(tx, TELEGRAM, "telegram:2")
        photo = await keep(tx, other, "what another bot calls it", NOW)
        await store(tx, photo, clean(sample_picture()))
    async with telegram_stand() as stand:
        album = TelegramPhotos(stand.bot, Photos(database, identity))
        yield Scene(stand, database, identity, photo, album, TelegramChannel(stand.bot, album))
        assert stand.far.unknown_parameters == []
        assert stand.far.mistyped_parameters == []
    await database.close()


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with opened(tmp_path) as made:
        yield made


def people(scene: Scene, count: int) -> list[int]:
    return [scene.stand.ann() for _ in range(count)]


async def test_one_upload_serves_everybody(scene: Scene) -> None:
    chats = people(scene, 100)
    await asyncio.gather(*(scene.send(chat) for chat in chats))
    assert (scene.uploads, scene.by_name) == (1, 99)
    for chat in chats:
        assert scene.seen(chat) == [("photo", "A kite was stolen.", ["I saw something"])]
    # And all that come later, in this process and in the next.
    again = TelegramChannel(
        scene.stand.bot, TelegramPhotos(scene.stand.bot, Photos(scene.database, scene.identity))
    )
    await again.send(str(chats[0]), scene.message("Again"), "1.0")
    assert (scene.uploads, scene.by_name) == (1, 100)


async def test_the_bot_that_was_sent_it_uploads_nothing(scene: Scene) -> None:
    officer, *chats = people(scene, 20)
    scene.stand.far.send_photo(officer)
    await scene.given(scene.stand.far.screen(officer)[-1].photo)
    await scene.set_body(None)
    await asyncio.gather(*(scene.send(chat) for chat in chats))
    assert (scene.uploads, scene.by_name) == (0, 19)


@pytest.mark.parametrize("file_ref", ["nonsense", "AgACAgQ-of-another-bot"])
async def test_a_name_that_means_nothing_any_more_is_replaced_once(scene: Scene, file_ref: str) -> None:
    await scene.given(file_ref)
    chats = people(scene, 20)
    await asyncio.gather(*(scene.send(chat) for chat in chats))
    assert scene.uploads == 1
    assert all(scene.seen(chat)[0][0] == "photo" for chat in chats)
    async with scene.database.reading() as tx:
        known = await tx.scalar(
            select(photo_refs.c.file_ref).where(photo_refs.c.identity_id == scene.identity)
        )
    assert known != file_ref
    await scene.send(chats[0])
    assert scene.uploads == 1


async def test_a_good_name_that_another_process_found_is_used(scene: Scene) -> None:
    """The lease on the bot moved there and back, and the name that we remember is no good any more."""
    await scene.given("AgACAgQ-of-another-bot")
    ann, *chats = people(scene, 12)
    bot = scene.stand.bot
    other = TelegramChannel(bot, TelegramPhotos(bot, Photos(scene.database, scene.identity)))
    assert await Photos(scene.database, scene.identity).ref(scene.photo)
    ours = Photos(scene.database, scene.identity)
    await ours.ref(scene.photo)
    await other.send(str(ann), scene.message(), "1.0")
    channel = TelegramChannel(bot, TelegramPhotos(bot, ours))
    await asyncio.gather(*(channel.send(str(chat), scene.message(), "1.0") for chat in chats))
    assert scene.uploads == 1
    assert all(scene.seen(chat)[0][0] == "photo" for chat in chats)


async def test_a_name_that_fades_again_and_again_is_replaced_each_time_once(scene: Scene) -> None:
    chats = people(scene, 20)
    for times in range(1, 4):
        scene.stand.far.forget_files()
        await asyncio.gather(*(scene.send(chat) for chat in chats))
        assert scene.uploads == times
    assert all(len(scene.seen(chat)) == 3 for chat in chats)


@pytest.mark.parametrize("fault", ["refused", "lost"])
async def test_of_an_upload_that_failed_the_next_in_the_queue_makes_another(scene: Scene, fault: str) -> None:
    chats = people(scene, 20)
    if fault == "refused":
        scene.stand.far.faults.next("sendPhoto", status=429, retry_after=7)
    else:
        scene.stand.far.faults.next("sendPhoto", lose_answer=True)
    results = await asyncio.gather(*(scene.send(chat) for chat in chats), return_exceptions=True)
    assert [type(each) for each in results].count(int) == 19
    assert scene.uploads == 2
    assert sum(len(scene.seen(chat)) for chat in chats) == (19 if fault == "refused" else 20)


async def test_what_telegram_cannot_show_is_uploaded_once_for_all(scene: Scene) -> None:
    await scene.set_body(b"no picture at all")
    chats = people(scene, 20)
    await asyncio.gather(*(scene.send(chat) for chat in chats))
    assert scene.uploads == 1
    assert {tuple(scene.seen(chat)[0][:2]) for chat in chats} == {("text", "A kite was stolen.")}


async def test_the_words_never_wait_for_a_picture(scene: Scene) -> None:
    ann = scene.stand.ann()
    await scene.set_body(None)
    await scene.send(ann)
    assert scene.seen(ann) == [("text", "A kite was stolen.", ["I saw something"])]
    await scene.set_body(b"no picture at all")
    await scene.send(ann)
    assert scene.seen(ann)[1] == ("text", "A kite was stolen.", ["I saw something"])
    missing = Message("Words", (SAW,), photo=999)
    await scene.send(ann, missing)
    assert scene.seen(ann)[2] == ("text", "Words", ["I saw something"])


async def test_who_blocked_us_does_not_spoil_the_upload_for_others(scene: Scene) -> None:
    blocked, *chats = people(scene, 4)
    scene.stand.far.block(blocked)
    results = await asyncio.gather(*(scene.send(chat) for chat in (blocked, *chats)), return_exceptions=True)
    assert [type(result) for result in results] == [Stopped, int, int, int]
    assert all(scene.seen(chat)[0][0] == "photo" for chat in chats)


async def test_an_upload_that_fails_is_told_as_any_other_send(scene: Scene) -> None:
    ann = scene.stand.ann()
    scene.stand.far.faults.next("sendPhoto", status=429, retry_after=7)
    with pytest.raises(Throttled):
        await scene.send(ann)
    scene.stand.far.faults.next("sendPhoto", lose_answer=True)
    with pytest.raises(Unknown):
        await scene.send(ann)
    assert len(scene.seen(ann)) == 1, "it may have gone, and it has"


async def test_words_too_long_for_a_caption_follow_it(scene: Scene) -> None:
    ann = scene.stand.ann()
    assert scene.channel.cost(scene.message()) == 1
    long = scene.message("k" * 1025)
    assert scene.channel.cost(long) == 2
    ref = await scene.send(ann, long)
    assert scene.seen(ann) == [("photo", "", []), ("text", "k" * 1025, ["I saw something"])]
    assert await scene.edit(ann, ref, scene.message("Short now")) == ref
    assert scene.seen(ann) == [("photo", "", []), ("text", "Short now", ["I saw something"])]


def test_a_caption_is_counted_as_telegram_counts() -> None:
    assert fits_caption("k" * 1024)
    assert not fits_caption("k" * 1025)
    assert fits_caption("\N{KITE}" * 512)
    assert not fits_caption("\N{KITE}" * 512 + "k")


async def test_an_edit_changes_the_words_under_the_picture(scene: Scene) -> None:
    ann = scene.stand.ann()
    ref = await scene.send(ann)
    assert await scene.edit(ann, ref, scene.message("The kite was found.")) == ref
    assert scene.seen(ann) == [("photo", "The kite was found.", ["I saw something"])]
    assert await scene.edit(ann, ref, scene.message("The kite was found.")) == ref, "it reads so already"
    assert len(scene.seen(ann)) == 1
    noticed = Message("It is a red one.", (SAW,), notice="News above", photo=scene.photo)
    assert await scene.edit(ann, ref, noticed) == ref
    assert [words for _, words, _ in scene.seen(ann)] == ["It is a red one.", "News above"]


async def test_an_edit_of_what_is_gone_is_sent_anew_with_its_picture(scene: Scene) -> None:
    ann = scene.stand.ann()
    new = await scene.edit(ann, 999, scene.message("The kite was found."))
    assert new != 999
    assert scene.seen(ann) == [("photo", "The kite was found.", ["I saw something"])]


async def test_what_was_wrong_loses_its_picture(scene: Scene) -> None:
    """Somebody may be in it who has nothing to do with it."""
    ann = scene.stand.ann()
    ref = await scene.send(ann)
    new = await scene.edit(ann, ref, Message("This was wrong.", (SAW,)))
    assert new != ref
    assert scene.seen(ann) == [("text", "This was wrong.", ["I saw something"])]
    # Asked to do so again, after a crash: nothing is there to be deleted, nothing is said twice.
    assert await scene.edit(ann, new, Message("This was wrong.", (SAW,))) == new
    assert len(scene.seen(ann)) == 1


async def test_a_picture_too_old_to_be_deleted_has_at_least_the_new_words(scene: Scene) -> None:
    ann = scene.stand.ann()
    ref = await scene.send(ann)
    scene.stand.clock.pass_(hours=49)
    assert await scene.edit(ann, ref, Message("This was wrong.", (SAW,))) == ref
    assert scene.seen(ann) == [("photo", "This was wrong.", ["I saw something"])]


async def test_what_was_sent_to_us_is_fetched(scene: Scene) -> None:
    ann = scene.stand.ann()
    taken = jpeg([[7]], notes="GPS 53.4496")
    scene.stand.far.send_photo(ann, content=taken)
    assert await scene.album.fetch(scene.stand.far.screen(ann)[-1].photo) == taken
    with pytest.raises(Rejected):
        await scene.album.fetch("nothing")
    scene.stand.far.send_photo(ann, content=taken + bytes(5 * 1024 * 1024))
    with pytest.raises(Rejected, match="too-big"):
        await scene.album.fetch(scene.stand.far.screen(ann)[-1].photo)
    scene.stand.far.faults.down(True)
    with pytest.raises((Unknown, Unreachable)):
        await scene.album.fetch("any")


async def test_no_picture_ever_takes_another_ones_number(scene: Scene) -> None:
    """A bot remembers how it names a number, and whoever approved an alert approved that number."""
    async with scene.database.transaction() as tx:
        first = await keep(tx, scene.identity, "first", NOW)
        await forget(tx, [first])
        assert await keep(tx, scene.identity, "second", NOW) != first


async def test_a_picture_is_kept_without_what_the_camera_noted(scene: Scene) -> None:
    """And what is none is not asked for again."""
    ann = scene.stand.ann()
    scene.stand.far.send_photo(ann, content=jpeg([[7]], notes="GPS 53.4496"))
    scene.stand.far.send_photo(ann, content=b"<svg onload='alert(1)'/>")
    refs = [shown.photo for shown in scene.stand.far.screen(ann)[-2:]]
    now = datetime.now(UTC)
    async with scene.database.transaction() as tx:
        good, bad = [await keep(tx, scene.identity, ref, now) for ref in refs]
        assert await body_of(tx, good) is None
    fetching = PhotoFetch(scene.database, Clock(), scene.identity, scene.album.fetch)
    assert [await fetching.once(), await fetching.once()] == [1, 0]
    async with scene.database.reading() as tx:
        assert await body_of(tx, good) == ("image/jpeg", clean(jpeg([[7]])))
        assert await body_of(tx, bad) is None
        assert await not_fetched(tx, scene.identity, now - timedelta(days=1)) == []
