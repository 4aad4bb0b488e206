"""How a team hears that something waits: its chat, a mobile, a program of its own, the doors of who stands in for it."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Request, Response
from sqlalchemy import select

from bot.demo.desk_visit import DeskVisit
from database.audit import audit
from delivery.messages import SMS, TELEGRAM, WEBHOOK, Message, Parcel
from delivery.routes import identity_id
from delivery.sms_text import is_gsm
from delivery.tables import outbox
from intelligence.tables import desk_clock
from sandbox.handset import SmsHandset
from staff import service as staff
from staff.webhooks import (
    DOORS,
    NOTICE,
    SIGNATURE,
    TIMESTAMP,
    NoticeTokens,
    answer_to,
    is_signed,
    join_address,
    new_secret,
    notice_body,
    sign,
)
from tests.serving import serve
from tests.world import Town, open_town

TEAM = "npt-sefton"
SHEDS = "Lads are breaking into sheds behind Knowsley Road in Bootle most nights"
KNIFE = "A man with a knife is outside the Strand in Bootle right now"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        yield opened


@dataclass
class Program:
    """A team's own program: keeps what it gets, answers with `status`."""

    url: str
    secret: str = ""
    status: int = 200
    location: str = ""
    posts: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    elsewhere: int = 0

    @property
    def last(self) -> dict[str, object]:
        got = json.loads(self.posts[-1][1])
        assert isinstance(got, dict)
        return got


@asynccontextmanager
async def program() -> AsyncIterator[Program]:
    app = FastAPI()
    made = Program("")

    @app.post("/mersey")
    async def take(request: Request) -> Response:
        made.posts.append((dict(request.headers), await request.body()))
        headers = {"Location": made.location} if made.location else {}
        return Response(status_code=made.status, headers=headers)

    @app.api_route("/elsewhere", methods=["GET", "POST"])
    async def elsewhere() -> Response:
        made.elsewhere += 1
        return Response()

    async with serve(app) as base:
        made.url = f"{base}/mersey"
        yield made


async def make_webhook(town: Town, told: Program, team: str = TEAM) -> int:
    """As `mersey team webhook` does; the route."""
    told.secret = new_secret()
    async with town.database.transaction() as tx:
        await staff.drop_doors(tx, team, WEBHOOK)
        identity = await identity_id(tx, WEBHOOK, DOORS)
        route = await town.parts.book.find_or_make(tx, identity, join_address(told.secret, told.url))
        await staff.add_door(tx, team, route, town.clock.now())
        token = NoticeTokens(town.parts.conversation_ring).make(route, "")
        body = notice_body(token, f"{town.base_url}/api/v1/notices/{token}/seen", {"test": True})
        await town.parts.outbox.enqueue(tx, route, Parcel((Message(body),)), now=town.clock.now())
    await town.settle()
    return route


async def say_seen(town: Town, told: Program, url: str, body: bytes = b"", **changes: str) -> int:
    stamp = changes.get("stamp", str(int(town.clock.now().timestamp())))
    what = changes.get("what", answer_to(url.split("/")[-2]))
    headers = {TIMESTAMP: stamp, SIGNATURE: sign(changes.get("secret", told.secret), what, stamp, body)}
    async with httpx.AsyncClient() as http:
        return (await http.post(url, content=body, headers=headers)).status_code


async def file(town: Town, words: str = SHEDS) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says(f"TIP {words}")
    if "Send this" in ann.last:
        await ann.chooses("Send, no questions")
    await town.pass_time(minutes=16)


async def seen(town: Town) -> list[str]:
    async with town.database.reading() as tx:
        return list(await tx.scalars(select(audit.c.about).where(audit.c.deed == "notice seen")))


async def is_acknowledged(town: Town) -> bool:
    """Whether the duty clock of the only tip knows that somebody has seen it."""
    async with town.database.reading() as tx:
        return bool(await tx.scalar(select(desk_clock.c.is_seen)))


async def test_the_button_in_the_teams_chat_tells_the_duty_clock(town: Town) -> None:
    chat = await town.team_chat(TEAM)
    await file(town)
    assert not await is_acknowledged(town)
    await chat.chooses("I have it")
    await town.settle()
    assert await is_acknowledged(town)


async def test_a_supervisor_may_have_seen_it_on_their_own_phone_and_a_resident_may_not(town: Town) -> None:
    chat = await town.team_chat(TEAM)
    await file(town)
    found = re.search("New report: (.+)", chat.last)
    assert found
    boss = await town.officer("Sue", "supervisor", TEAM)
    elsewhere = await town.officer("Will", "supervisor", "npt-wirral")
    resident = await town.subscriber("Bob", TELEGRAM)
    for person, is_noted in ((resident, False), (elsewhere, False), (boss, True)):
        shown = town.sandbox.telegram.screen(person.chat)[-1]
        town.sandbox.telegram.press_data(person.chat, shown.message_id, f"ack={found[1]}")
        await town.settle()
        assert await is_acknowledged(town) is is_noted, person.name


async def is_tested(town: Town, team: str = TEAM) -> bool:
    async with town.database.reading() as tx:
        return await staff.has_tested_door(tx, team)


async def sms_door(town: Town, team: str = TEAM) -> tuple[SmsHandset, str]:
    """As `mersey team sms` does; the phone and the code in the text."""
    phone = await town.person("Duty mobile", SMS)
    assert isinstance(phone, SmsHandset)
    async with town.database.transaction() as tx:
        route = await town.parts.book.find_or_make(tx, town.stack.sms_identity, phone.number)
        code = await staff.make_door_code(tx, team, town.clock.now())
        await staff.add_door(tx, team, route, town.clock.now())
    return phone, code


async def test_a_mobile_is_a_door_once_its_code_came_back_from_it(town: Town) -> None:
    phone, code = await sms_door(town)
    other = await town.person("Other", SMS)
    await other.says(f"LINK {code}")
    assert "typing error" in other.last
    await phone.says("LINK ABCD-EFGH-JKMN")
    assert "typing error" in phone.last
    assert not await is_tested(town)
    await phone.says(f"link {code.lower()}")
    assert "will be told here" in phone.last
    assert await is_tested(town)
    await phone.says(f"LINK {code}")
    assert "used already" in phone.last


async def test_a_mobile_hears_of_a_report_and_answers_seen(town: Town) -> None:
    phone, code = await sms_door(town)
    await phone.says(f"LINK {code}")
    await file(town)
    found = re.search(r"New report: (.+)\n[\s\S]+\nReply SEEN (.+)$", phone.last)
    assert found, phone.last
    assert found[1] == found[2]
    assert is_gsm(phone.last)
    assert "sheds" not in phone.last
    await phone.says(f"seen {found[1].lower()}.")
    assert phone.last == f"Thank you. We have noted that you have {found[1]}."
    assert await seen(town) == [f"notice:{found[1]}"]
    await town.settle()
    assert await is_acknowledged(town)


async def test_nothing_goes_to_a_number_or_a_program_that_has_not_answered(town: Town) -> None:
    phone, _ = await sms_door(town)
    async with program() as told:
        await make_webhook(town, told)
        await file(town)
        assert phone.texts == []
        assert len(told.posts) == 1


async def test_seen_is_a_word_like_any_other_for_residents_and_in_sentences(town: Town) -> None:
    phone, code = await sms_door(town)
    await phone.says(f"LINK {code}")
    resident = await town.person("Bob", SMS)
    await resident.says("SEEN Quiet Otter")
    assert "noted" not in resident.last
    await phone.says("Seen two lads with bolt cutters behind the sheds in Bootle last night")
    assert "Send this without your name?" in phone.last
    assert await seen(town) == []


async def test_a_mobile_that_sent_stop_is_no_door(town: Town) -> None:
    phone, code = await sms_door(town)
    await phone.says(f"LINK {code}")
    await phone.says("STOP")
    assert not await is_tested(town)


async def test_a_program_gets_a_signed_notice_without_a_word_of_the_report(town: Town) -> None:
    async with program() as told:
        await make_webhook(town, told)
        assert told.last["test"] is True
        assert not await is_tested(town)
        assert await say_seen(town, told, str(told.last["seen"])) == 204
        assert await is_tested(town)
        await file(town)
        headers, body = told.posts[-1]
        assert is_signed(
            told.secret,
            NOTICE,
            headers[TIMESTAMP.lower()],
            body,
            headers[SIGNATURE.lower()],
            town.clock.now(),
        )
        assert set(told.last) == {
            "alias",
            "category",
            "area",
            "urgency",
            "more",
            "reminder",
            "team",
            "desk",
            "notice",
            "seen",
        }
        assert (told.last["category"], told.last["urgency"]) == ("burglary", "routine")
        for word in ("sheds", "Knowsley", "Lads"):
            assert word.encode() not in body
        assert await say_seen(town, told, str(told.last["seen"]), b'{"by": "duty desk"}') == 204
        assert await seen(town) == [f"notice:{told.last['alias']}"]
        await town.settle()
        assert await is_acknowledged(town)


async def test_who_cannot_sign_cannot_say_seen(town: Town) -> None:
    async with program() as told, program() as other:
        await make_webhook(town, told)
        await make_webhook(town, other, "npt-wirral")
        url = str(told.last["seen"])
        now = int(town.clock.now().timestamp())
        assert await say_seen(town, told, url, secret="guess") == 403
        assert await say_seen(town, other, url) == 403
        assert await say_seen(town, told, url, stamp=str(now - 301)) == 403
        assert await say_seen(town, told, url, stamp=str(now + 330)) == 403
        assert await say_seen(town, told, url, stamp="x") == 403
        assert await say_seen(town, told, url, what=answer_to("another")) == 403
        assert await say_seen(town, told, url, what=NOTICE) == 403
        headers, body = told.posts[-1]
        reflected = {name: headers[name.lower()] for name in (TIMESTAMP, SIGNATURE)}
        async with httpx.AsyncClient() as http:
            assert (await http.post(url, content=body, headers=reflected)).status_code == 403
        assert await say_seen(town, told, url, b"x" * 5000) == 403
        broken = url[: url.index("notices/") + 8]
        for token in ("AAAA", "%00", "é", url.split("/")[-2][:-4] + "AAAA"):
            assert await say_seen(town, told, f"{broken}{token}/seen") == 403
        async with httpx.AsyncClient() as http:
            assert (await http.post(url)).status_code == 403
            assert (await http.get(url)).status_code == 405
        assert not await is_tested(town)
        # A door that was replaced is one no longer.
        await make_webhook(town, told)
        old = told.posts[0]
        assert json.loads(old[1])["seen"] != told.last["seen"]
        assert await say_seen(town, told, url) == 403


async def test_a_program_that_is_away_is_told_again_and_a_redirect_leads_nowhere(town: Town) -> None:
    async with program() as told:
        told.status = 503
        await make_webhook(town, told)
        assert len(told.posts) == 1
        told.status = 200
        await town.pass_time(seconds=10)
        assert len(told.posts) == 2
        assert told.posts[0][1] == told.posts[1][1]
        assert await say_seen(town, told, str(told.last["seen"])) == 204
        told.status, told.location = 307, told.url.replace("/mersey", "/elsewhere")
        await file(town)
        assert told.elsewhere == 0
        count = len(told.posts)
        await town.pass_time(minutes=10)
        assert len(told.posts) == count
        async with town.database.reading() as tx:
            assert (await tx.execute(select(outbox.c.id))).all() == []


async def test_the_address_of_a_program_is_sealed_and_never_logged(
    town: Town, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async with program() as told:
        told.status = 503
        await make_webhook(town, told)
        told.status = 404
        await town.pass_time(seconds=10)
        assert await say_seen(town, told, str(told.last["seen"])) == 204
    await file(town)
    await town.database.checkpoint()
    for file_ in tmp_path.glob("mersey.db*"):
        assert told.url.encode() not in file_.read_bytes()
        assert told.secret.encode() not in file_.read_bytes()
    said = "".join(capfd.readouterr())
    assert told.url not in said
    assert told.secret not in said


async def test_a_team_that_stands_in_hears_and_reads_until_its_day(town: Town) -> None:
    theirs = await town.team_chat("npt-wirral")
    await theirs.chooses("It works")
    async with town.database.transaction() as tx:
        await staff.stand_in(tx, TEAM, "npt-wirral", 2, town.clock.now())
    await file(town)
    assert "New report" in theirs.last
    member = await town.officer("Mo", "member", "npt-wirral")
    await member.says("/desk")
    assert "1 tip waits" in member.last
    async with DeskVisit(town.base_url, member.last) as desk:
        assert await desk.sign_in()
        await desk.claim_and_read("sheds")
        assert SHEDS in desk.words
        before = len(theirs.texts)
        await town.pass_time(days=2)
        await file(town, "Two lads on scramblers tear up the grass in Derby Park in Bootle every night")
        assert len(theirs.texts) == before
    await member.says("/desk")
    await member.says("482915")
    assert "No tips wait" in member.last


async def test_a_stand_in_may_not_send_in_the_others_name(town: Town) -> None:
    async with town.database.transaction() as tx:
        await staff.stand_in(tx, TEAM, "npt-wirral", 2, town.clock.now())
    officer = await town.officer("Mo", "officer", "npt-wirral")
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.says("Linacre")
    assert "Linacre" in officer.texts[-2] + officer.last
    async with town.database.reading() as tx:
        (mo,) = await staff.named(tx, "Mo")
        mo = await staff.standing_in(tx, mo, town.clock.now())
    assert mo.teams == {"npt-wirral", TEAM}
    assert mo.own_teams == {"npt-wirral"}
    assert mo.team == "npt-wirral"


@pytest.mark.parametrize("channel", [TELEGRAM, SMS])
async def test_danger_is_passed_on_where_a_stand_in_hears_it(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(KNIFE)
    assert ann.last.startswith("Ring 999 now")
    assert "passed this on" not in ann.last
    theirs = await town.team_chat("npt-wirral")
    async with town.database.transaction() as tx:
        await staff.stand_in(tx, "control-room", "npt-wirral", 1, town.clock.now())
    bob = await town.person("Bob", channel)
    await bob.says(KNIFE)
    assert "passed this on" not in bob.last
    await theirs.chooses("I have it")
    cath = await town.person("Cath", channel)
    await cath.says(KNIFE)
    assert "passed this on" in cath.last
    assert "EMERGENCY" in theirs.last
