"""From a resident's phone to the desk and back, over real HTTP: the whole stack and a browser."""

import html
import re
from pathlib import Path

import httpx
import pytest

from delivery.messages import SMS, TELEGRAM
from intelligence.model import TipState
from intelligence.tables import tips
from sandbox.handset import Handset
from tests.world import Town, open_town, settings_for
from web.tries import MOST_FROM_ONE_PLACE

SEEN = "Three quad bikes were racing on the canal path in Bootle last night, they come every Friday"
CODE = re.compile(r"\b(\d{4}) (\d{4}) (\d{4})\b")


class Visit:
    """A browser without scripts on the running server."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.page = ""

    async def get(self, path: str) -> str:
        self.page = html.unescape((await self.client.get(path)).text)
        return self.page

    async def send(self, path: str, **fields: str) -> httpx.Response:
        proof = re.search(r'name="proof" value="(\w+)"', self.page)
        data = {"proof": proof[1] if proof else "", **fields}
        answer = await self.client.post(path, data=data, headers={"Sec-Fetch-Site": "same-origin"})
        self.page = html.unescape(answer.text)
        return answer

    async def sign_in(self, officer: Handset) -> None:
        await officer.says("/desk")
        found = CODE.search(officer.last)
        assert found, officer.last
        await self.get("/desk/")
        await self.send("/desk/sign-in", code=found[0])


def browser(town: Town) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=town.base_url, headers={"Accept": "text/html"}, follow_redirects=True)


async def filed(town: Town, channel: str) -> tuple[Handset, str]:
    """Somebody who has sent a report, and the slug of the team that it went to."""
    ann = await town.person("Ann", channel)
    await ann.says(f"TIP {SEEN}")
    await ann.chooses("Send, you may ask me")
    await town.pass_time(minutes=16)
    async with town.database.reading() as tx:
        row = (await tx.execute(tips.select())).one()
    assert row.state == TipState.NEW
    return ann, str(row.team)


@pytest.mark.parametrize("channel", [TELEGRAM, SMS])
async def test_a_question_travels_to_the_sender_and_the_answer_back(tmp_path: Path, channel: str) -> None:
    async with open_town(tmp_path) as town:
        ann, team = await filed(town, channel)
        officer = await town.officer("Asha Malik", "member", team)
        stranger = await town.officer("Mo", "member", "no-such-team")
        async with browser(town) as one, browser(town) as two:
            asha, mo = Visit(one), Visit(two)
            await asha.sign_in(officer)
            assert "1 tip waits to be claimed" in asha.page
            (link,) = re.findall(r'href="(/desk/tips/\d+)"', asha.page)
            assert SEEN not in await asha.get(link)

            await mo.sign_in(stranger)
            assert "No open tips" in mo.page
            assert (await mo.client.get(link)).status_code == 403

            await asha.send(f"{link}/claim")
            assert SEEN in asha.page
            await asha.send(f"{link}/ask", words="Which way did they go?")
            await town.settle()
            assert ann.last == "You have a message. Reply READ"
            await ann.says("READ")
            assert "Which way did they go?" in ann.last
            await ann.says("Towards the lock")
            await town.pass_time(minutes=16)
            assert "Towards the lock" in await asha.get(link)

            await asha.send(f"{link}/close", outcome="acted-on", words="A patrol goes there now")
            assert "No open tips" in asha.page
            await town.settle()
            await ann.says("READ")
            assert "what you told us was acted on" in ann.last
            assert "A patrol goes there now" in ann.last


async def test_a_code_works_once_and_its_session_outlives_a_restart(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    async with open_town(tmp_path, settings=settings) as town:
        officer = await town.officer("Asha Malik", "member")
        await officer.says("/desk")
        found = CODE.search(officer.last)
        assert found
        async with browser(town) as first, browser(town) as second:
            one, two = Visit(first), Visit(second)
            assert (await one.send("/desk/sign-in", code="".join(found.groups()))).status_code == 200
            assert "Asha Malik" in one.page
            assert (await two.send("/desk/sign-in", code="".join(found.groups()))).status_code == 403
            assert "That code did not work" in two.page
            kept = dict(first.cookies)
    async with open_town(tmp_path, settings=settings) as town, browser(town) as again:
        again.cookies.update(kept)
        assert "Asha Malik" in await Visit(again).get("/desk/")


async def test_an_address_that_a_caller_makes_up_buys_no_more_tries(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town, browser(town) as client:
        answers = [
            await client.post(
                "/desk/sign-in", data={"code": "0" * 12}, headers={"X-Forwarded-For": f"203.0.113.{number}"}
            )
            for number in range(MOST_FROM_ONE_PLACE + 1)
        ]
        assert [answer.status_code for answer in answers] == [403] * MOST_FROM_ONE_PLACE + [429]
