"""The picture of an alert in the console: who may approve an alert sees all that they approve, and nobody else does."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from alerts import service as alerts
from delivery import photos
from delivery.messages import TELEGRAM
from delivery.routes import identity_id
from sandbox.telegram_picture import sample_picture
from staff.model import Role, Staff
from tests.unit.alerts.streets import NOON
from tests.unit.web.alert_stand import AlertStand, open_console, page_of
from tests.unit.web.desk_stand import said


@pytest.fixture
async def console(tmp_path: Path) -> AsyncIterator[AlertStand]:
    async with open_console(tmp_path) as stand:
        yield stand


async def drafted(console: AlertStand, author: Staff, body: bytes | None) -> int:
    """A draft with a photo, whose bytes were fetched or not."""
    alert = await console.draft(author)
    async with console.desk.database.transaction() as tx:
        photo = await photos.keep(tx, await identity_id(tx, TELEGRAM, "telegram:1"), "ref", NOON)
        if body is not None:
            await photos.store(tx, photo, body)
        await alerts.set_photo(tx, alert, author, photo, NOON)
    return alert


async def test_a_colleague_sees_it_and_a_stranger_does_not(console: AlertStand) -> None:
    ada, ben = await console.officer("Ada"), await console.officer("Ben")
    mo, kim = await console.officer("Mo", team="npt-wirral"), await console.officer("Kim", Role.MEMBER)
    alert = await drafted(console, ada, sample_picture())
    address = f"{page_of(alert)}/photo"
    for person in (ada, ben):
        async with console.desk.browser(person) as browser:
            assert f'src="{address}"' in (await browser.get(page_of(alert))).text
            answer = await browser.get(address)
            assert (answer.status_code, answer.content) == (200, sample_picture())
            assert answer.headers["content-type"] == "image/jpeg"
            assert answer.headers["cache-control"] == "no-store"
            assert "default-src 'none'" in answer.headers["content-security-policy"]
    for person in (mo, kim):
        async with console.desk.browser(person) as browser:
            assert (await browser.get(address)).status_code == 403
    async with console.desk.browser(ada) as browser:
        browser.client.cookies.clear()
        assert (await browser.get(address)).status_code == 303


async def test_without_bytes_it_is_said_that_there_is_one(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    waiting, none = await drafted(console, ada, None), await console.draft(ada)
    async with console.desk.browser(ada) as browser:
        assert "A photo goes with it" in said(await browser.get(page_of(waiting)))
        assert (await browser.get(f"{page_of(waiting)}/photo")).status_code == 404
        page = await browser.get(page_of(none))
        assert "photo" not in said(page).casefold()
        assert (await browser.get(f"{page_of(none)}/photo")).status_code == 404
        for number in ("0", "99999", "nonsense", "9" * 40):
            assert (await browser.get(f"/console/alerts/{number}/photo")).status_code == 404
