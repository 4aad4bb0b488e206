"""A photo at the desk: for whoever may read the words, noted each time, kept by no browser."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from database.audit import audit
from intelligence.tables import tip_keys
from sandbox.telegram_picture import jpeg
from tests.unit.web.desk_stand import DeskStand, open_desk

PICTURE = jpeg([[0, 255]])


@pytest.fixture
async def stand(tmp_path: Path):  # type: ignore[no-untyped-def]  # a fixture that yields
    async with open_desk(tmp_path) as opened:
        yield opened


async def with_photos(stand: DeskStand) -> int:
    """A report with three photos: the first is here, the second lost, the third on its way."""
    tip = await stand.tip("Two men at the shed", photos=("one", "two", "three"))
    async with stand.database.transaction() as tx:
        for photo in await stand.photos.waiting(tx):
            if photo.name != "three":
                await stand.photos.keep(tx, photo, PICTURE if photo.name == "one" else None)
    return tip


async def seen(stand: DeskStand) -> int:
    async with stand.database.reading() as tx:
        wanted = select(func.count()).select_from(audit).where(audit.c.deed == "tip photo seen")
        return int(await tx.scalar(wanted) or 0)


async def test_the_photo_stands_beside_its_message(stand: DeskStand) -> None:
    tip = await with_photos(stand)
    async with stand.browser(await stand.member()) as browser:
        await browser.send(f"/desk/tips/{tip}/claim")
        page = (await browser.get(f"/desk/tips/{tip}")).text
        assert page.count(f'src="/desk/tips/{tip}/photos/') == 1
        assert 'alt="Photo 1 from the sender"' in page
        assert "could not be fetched" in page
        assert "It is being fetched" in page
        assert await seen(stand) == 0
        answer = await browser.get(f"/desk/tips/{tip}/photos/1")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert answer.content == PICTURE
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "etag" not in answer.headers
    assert await seen(stand) == 1


@pytest.mark.parametrize("number", ["2", "3", "4", "0", "-1", "x", "1.0", "9" * 40])
async def test_what_is_not_here_is_not_found(stand: DeskStand, number: str) -> None:
    tip = await with_photos(stand)
    async with stand.browser(await stand.member()) as browser:
        await browser.send(f"/desk/tips/{tip}/claim")
        assert (await browser.get(f"/desk/tips/{tip}/photos/{number}")).status_code == 404
    assert await seen(stand) == 0


async def test_nobody_looks_before_somebody_has_claimed_the_report(stand: DeskStand) -> None:
    tip = await with_photos(stand)
    async with stand.browser(await stand.member()) as browser:
        assert (await browser.get(f"/desk/tips/{tip}/photos/1")).status_code == 403
    assert await seen(stand) == 0


async def test_another_team_sees_no_photo(stand: DeskStand) -> None:
    tip = await with_photos(stand)
    async with stand.browser(await stand.member(team="npt-wirral")) as browser:
        answer = await browser.get(f"/desk/tips/{tip}/photos/1")
    assert answer.status_code == 403
    assert PICTURE not in answer.content
    async with stand.browser() as nobody:
        answer = await nobody.get(f"/desk/tips/{tip}/photos/1")
    assert answer.status_code == 303
    assert await seen(stand) == 0


async def test_without_the_key_of_its_report_no_photo_opens(stand: DeskStand) -> None:
    tip = await with_photos(stand)
    async with stand.browser(await stand.member()) as browser:
        await browser.send(f"/desk/tips/{tip}/claim")
        async with stand.database.transaction() as tx:
            await tx.execute(tip_keys.delete())
        assert (await browser.get(f"/desk/tips/{tip}/photos/1")).status_code == 404
    assert await seen(stand) == 0
