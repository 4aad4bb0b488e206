"""The public pages of a whole town: what an officer does is what anybody reads, and nothing tells who looked."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from alerts import following
from alerts.model import VersionKind
from bot.runtime import open_stack
from bot.web_server import open_app
from delivery.messages import SMS, TELEGRAM
from sandbox.handset import TelegramHandset
from staff import service as staff
from tests.dialogues.test_hand import found, tally
from tests.dialogues.test_saw import send_alert
from tests.world import open_town, settings_for

NEWS = "Both sheds were in Knowsley Road. A ladder was taken."


async def test_from_the_first_words_to_their_withdrawal(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town, httpx.AsyncClient(base_url=town.base_url) as browser:
        ann = await town.subscriber("Ann", TELEGRAM)
        assert isinstance(ann, TelegramHandset)
        code = await send_alert(town)
        alert = await found(town, code)
        async with town.database.reading() as tx:
            author = await staff.get(tx, alert.author)
        assert f"/alerts/{code}" in (await browser.get("/alerts")).text
        assert "https://t.me/" in (await browser.get(f"/alerts/{code}")).text

        async with town.database.transaction() as tx:
            await following.follow_up(
                tx,
                alert.id,
                author,
                VersionKind.UPDATE,
                NEWS,
                town.clock.now(),
                town.parts.community.alert_rules,
                from_telegram=True,
            )
        await town.settle()
        assert NEWS in (await browser.get(f"/alerts/{code}")).text
        await ann.presses("Useful")
        shown = next(text for text in ann.texts if NEWS in text)
        assert await tally(town, code) == (1, 0)
        assert shown in ann.texts, "the newest words stay below the mark"

        async with town.database.transaction() as tx:
            await following.withdraw(tx, alert.id, author, town.clock.now())
        await town.settle()
        page = (await browser.get(f"/alerts/{code}")).text
        assert "This message was wrong. Please ignore it." in page
        assert NEWS not in page
        await ann.says(f"/check {code}")
        assert ann.last.startswith("This one was ours, but it was wrong.")


async def test_what_somebody_looked_for_is_in_no_log(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async with open_town(tmp_path) as town, httpx.AsyncClient(base_url=town.base_url) as browser:
        await town.subscriber("Ann", SMS)
        for where in ("L20 4AB", "L20 4A8", "Nowhereville"):
            assert (await browser.get("/alerts", params={"where": where})).status_code < 400
        (tmp_path / "said").write_text("".join(capfd.readouterr()))
    said = (tmp_path / "said").read_text()
    assert "4AB" not in said
    assert "Nowhereville" not in said


async def test_home_leads_to_the_alerts_where_no_sandbox_runs(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    async with open_town(tmp_path, settings=settings) as town:
        providers = replace(town.stack.providers, sandbox=None)
        async with open_stack(settings, town.clock, providers, town.base_url) as stack:
            transport = httpx.ASGITransport(open_app(stack))
            async with httpx.AsyncClient(transport=transport, base_url="http://mersey.test") as browser:
                for method in ("GET", "HEAD"):
                    answer = await browser.request(method, "/")
                    assert (answer.status_code, answer.headers["location"]) == (307, "/alerts")
                assert (await browser.get("/alerts")).status_code == 200
