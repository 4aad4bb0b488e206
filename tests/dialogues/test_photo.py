"""A photo with an alert: from the officer's phone to everybody's, and on the public page."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update

from alerts.tables import alerts
from bot.housekeeping import purge
from database.audit import audit
from delivery.messages import SMS, TELEGRAM
from delivery.pictures import clean
from delivery.tables import photo_refs, photos
from sandbox.handset import Handset, TelegramHandset
from sandbox.telegram_picture import jpeg
from sandbox.telegram_schema import Upload
from tests.dialogues.test_compose import code_in, write
from tests.dialogues.test_sent import NEWS, tell
from tests.world import Town

PICTURE = [[0, 64], [128, 255]]
GPS = "GPSLatitude 53.4496"


async def sends_photo(town: Town, person: Handset, content: bytes | None = None) -> None:
    assert isinstance(person, TelegramHandset)
    person.far.send_photo(person.chat, "by the bins", content=content or jpeg(PICTURE, notes=GPS))
    await town.settle()


async def asked_for_photo(officer: TelegramHandset) -> None:
    await write(officer)
    await officer.chooses("More")
    await officer.chooses("Photo")


def uploads(town: Town) -> int:
    received = town.sandbox.telegram.received
    return sum(isinstance(call.params.get("photo"), Upload) for call in received)


def pictures(person: Handset) -> list[str]:
    """The words under each picture that we sent."""
    assert isinstance(person, TelegramHandset)
    return [shown.text for shown in person.far.screen(person.chat) if shown.from_bot and shown.photo]


async def sent_with_photo(town: Town, officer: TelegramHandset) -> str:
    await asked_for_photo(officer)
    await sends_photo(town, officer)
    await officer.chooses("Send now")
    return code_in(officer.last)


async def page(town: Town, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=town.base_url, trust_env=False) as browser:
        return await browser.request(method, path, headers=headers)


async def test_from_the_officer_to_everybody(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    bob = await town.subscriber("Bob", SMS)
    officer = await town.officer()
    await asked_for_photo(officer)
    assert "as a photo and not as a file" in officer.last
    await sends_photo(town, officer)
    shown = pictures(officer)[-1]
    assert "Two sheds were broken into" in shown, "the preview is what residents get"
    assert "by the bins" not in "".join(officer.texts), "what was written under the photo is not the alert"
    before = len(bob.texts)
    await officer.chooses("Send now")
    code = code_in(officer.last)
    assert pictures(ann) == [shown]
    assert ann.last == shown
    assert "I saw something" in ann.labels
    assert [code in text for text in bob.texts[before:]] == [True]
    assert uploads(town) == 0, "the bot that was sent it only names it"


@pytest.mark.parametrize("button", ["I saw something", "Useful", "Not useful", "Mute this"])
async def test_its_buttons_leave_the_picture_where_it_is(town: Town, button: str) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await sent_with_photo(town, officer)
    before = pictures(ann)
    assert isinstance(ann, TelegramHandset)
    await ann.presses(button)
    assert pictures(ann) == before
    assert len(before) == 1


@pytest.mark.parametrize(("deed", "said"), [("Update", "UPDATE"), ("Correct", "CORRECTION")])
async def test_news_changes_the_words_under_the_picture(town: Town, deed: str, said: str) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    code = await sent_with_photo(town, officer)
    await tell(officer, code, deed)
    (under,) = pictures(ann)
    assert under.startswith(said)
    assert NEWS in under
    assert uploads(town) == 0
    assert [shown.text for shown in officer.far.screen(officer.chat) if shown.photo and NEWS in shown.text], (
        "the officer saw it so before"
    )


@pytest.mark.parametrize(
    ("deed", "yes"), [("Withdraw", "Yes, withdraw it"), ("It is over", "Yes, it is over")]
)
async def test_the_picture_of_what_was_wrong_or_is_over_goes(town: Town, deed: str, yes: str) -> None:
    """Whoever is in it may have nothing to do with it, or was found."""
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    code = await sent_with_photo(town, officer)
    await officer.says(f"/sent {code}")
    await officer.chooses(deed)
    await officer.chooses(yes)
    assert pictures(ann) == []
    assert code in ann.last
    assert "I saw something" in ann.labels
    assert len([text for text in ann.texts if code in text]) == 1
    assert (await page(town, f"/alerts/{code}/photo")).status_code == 404


async def test_another_photo_takes_its_place_and_none_takes_it_off(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await asked_for_photo(officer)
    await sends_photo(town, officer)
    await officer.chooses("More")
    await officer.chooses("Photo")
    assert "takes its place" in officer.last
    await sends_photo(town, officer, jpeg([[9]]))
    await officer.chooses("More")
    await officer.chooses("Photo")
    await officer.chooses("Back")
    await officer.chooses("More")
    await officer.chooses("Photo")
    await officer.chooses("Take the photo off")
    await officer.chooses("Send now")
    assert pictures(ann) == []
    async with town.database.reading() as tx:
        assert len((await tx.scalars(select(photos.c.id))).all()) == 2
    await purge(town.database, town.clock)
    async with town.database.reading() as tx:
        assert len((await tx.scalars(select(photos.c.id))).all()) == 2, "a preview may still be on its way"
    town.clock.advance(timedelta(days=2))
    await purge(town.database, town.clock)
    async with town.database.reading() as tx:
        assert (await tx.scalars(select(photos.c.id))).all() == []
        assert (await tx.scalars(select(photo_refs.c.photo_id))).all() == []


@pytest.mark.parametrize("kind", ["document", "sticker", "voice"])
async def test_a_file_is_refused_kindly(town: Town, kind: str) -> None:
    """It would tell where it was taken."""
    officer = await town.officer()
    await asked_for_photo(officer)
    getattr(officer.far, f"send_{kind}")(officer.chat)
    await town.settle()
    assert "as a photo, not as a file" in officer.last
    await officer.says("here it is")
    assert "as a photo, not as a file" in officer.last
    await sends_photo(town, officer)
    assert len(pictures(officer)) == 1, "still asked for"


async def test_photos_of_others_are_not_read(town: Town) -> None:
    """A resident's, an officer's who was not asked for one, and what is sent in a group."""
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    group = await town.team_chat("npt-sefton")
    await write(officer)
    await sends_photo(town, ann)
    assert ann.last.startswith("Send this without your name?"), "a resident's is a report"
    await sends_photo(town, officer)
    assert "only read words" in "".join(officer.texts[-2:])
    group.far.send_photo(group.chat)
    await town.settle()
    async with town.database.reading() as tx:
        assert (await tx.scalars(select(photos.c.id))).all() == []
    await officer.chooses("Send now")
    assert pictures(ann) == []


async def test_a_photo_after_the_shift_is_asked_for_again(town: Town) -> None:
    officer = await town.officer()
    await asked_for_photo(officer)
    await town.pass_time(hours=9)
    await sends_photo(town, officer)
    assert "PIN" in officer.last
    async with town.database.reading() as tx:
        assert (await tx.scalars(select(photos.c.id))).all() == []


async def test_the_public_page_shows_it_as_long_as_the_alert_is_in_force(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await asked_for_photo(officer)
    await sends_photo(town, officer)
    async with town.database.reading() as tx:
        draft = await tx.scalar(select(alerts.c.code))
    assert (await page(town, f"/alerts/{draft}/photo")).status_code == 404, "a draft is nobody's"
    await officer.chooses("Send now")
    code = code_in(officer.last)
    answer = await page(town, f"/alerts/{code}/photo")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert answer.content == clean(jpeg(PICTURE)), "without what the camera noted"
    assert GPS.encode() not in answer.content
    assert answer.headers["cache-control"] == "public, max-age=60"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers
    tag = answer.headers["etag"]
    assert (await page(town, f"/alerts/{code}/photo", **{"if-none-match": tag})).status_code == 304
    head = await page(town, f"/alerts/{code}/photo", "HEAD")
    assert (head.status_code, head.content) == (200, b"")
    html = (await page(town, f"/alerts/{code}")).text
    assert f'src="/alerts/{code}/photo"' in html
    assert 'alt="The photo sent with this alert"' in html

    for values in (
        {"to_public": False},
        {"stage": "withdrawn"},
        {"stage": "stood-down"},
        {"stage": "cancelled"},
    ):
        async with town.database.transaction() as tx:
            await tx.execute(update(alerts).values(to_public=True, stage="sent"))
            await tx.execute(update(alerts).values(**values))
        assert (await page(town, f"/alerts/{code}/photo")).status_code == 404, values
        assert "/photo" not in (await page(town, f"/alerts/{code}")).text, values
    async with town.database.transaction() as tx:
        await tx.execute(update(alerts).values(to_public=True, stage="sent"))
    assert (await page(town, f"/alerts/{code}/photo")).status_code == 200
    town.clock.advance(timedelta(days=4))
    assert (await page(town, f"/alerts/{code}/photo")).status_code == 404, "it is over"
    for code in ("XXXX", "nonsense", "..", "%00"):
        assert (await page(town, f"/alerts/{code}/photo")).status_code == 404


async def test_what_cannot_be_fetched_goes_out_all_the_same(town: Town) -> None:
    """By the bot that was sent it; the page has no picture then."""
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await asked_for_photo(officer)
    await sends_photo(town, officer, b"\xff\xd8 no picture \xff\xd9")
    await officer.chooses("Send now")
    assert len(pictures(ann)) == 1
    code = code_in(officer.last)
    assert (await page(town, f"/alerts/{code}/photo")).status_code == 404
    assert "/photo" not in (await page(town, f"/alerts/{code}")).text


async def test_a_new_bot_is_given_it_once(town: Town) -> None:
    """As after a change of the bot: the old one's names mean nothing to it."""
    people = [await town.subscriber(f"Person {number}", TELEGRAM) for number in range(6)]
    officer = await town.officer()
    await asked_for_photo(officer)
    await sends_photo(town, officer)
    town.sandbox.telegram.forget_files()
    await officer.chooses("Send now")
    assert uploads(town) == 1
    assert [len(pictures(person)) for person in people] == [1] * 6


async def test_a_photo_that_comes_twice_changes_nothing(town: Town) -> None:
    officer = await town.officer()
    await asked_for_photo(officer)
    await sends_photo(town, officer)
    await sends_photo(town, officer)
    assert "only read words" in "".join(officer.texts[-2:]), "the second of an album"
    async with town.database.reading() as tx:
        assert len((await tx.scalars(select(photos.c.id))).all()) == 1
        deeds = (await tx.scalars(select(audit.c.deed))).all()
    assert not [deed for deed in deeds if "photo" in deed]


async def test_a_photo_that_cannot_be_fetched_now_is_fetched_later_and_given_up_after_a_day(
    town: Town,
) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await asked_for_photo(officer)
    town.sandbox.telegram.faults.next("getFile", status=502)
    fetch = town.stack.photo_fetch
    assert fetch
    officer.far.send_photo(officer.chat, content=jpeg(PICTURE))
    assert town.stack.telegram_poll
    await town.stack.telegram_poll.once(wait_seconds=0)
    assert [await fetch.once() for _ in range(3)] == [0, 1, 0]

    await town.settle()
    town.sandbox.telegram.forget_files()
    for age, tried in ((timedelta(hours=23), 1), (timedelta(hours=25), 0)):
        async with town.database.transaction() as tx:
            made = town.clock.now() - age
            await tx.execute(update(photos).values(body=None, media_type=None, made_at=made))
        received = town.sandbox.telegram.received
        received.clear()
        assert [await fetch.once() for _ in range(2)] == [0, 0]
        assert len([call for call in received if call.method == "getFile"]) == tried


async def test_more_shows_that_there_is_one(town: Town) -> None:
    officer = await town.officer()
    await asked_for_photo(officer)
    # No text carries the address of a page.
    assert "web page" not in officer.last
    await sends_photo(town, officer)
    await officer.chooses("More")
    assert "Photo: one" in officer.labels
    await officer.chooses("Photo")
    await officer.chooses("Take the photo off")
    await officer.chooses("More")
    assert "Photo" in officer.labels
