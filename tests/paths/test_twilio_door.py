"""Twilio's ways in: signed webhooks, status callbacks, and the list read beside them. Forgers get 403 and no work."""

from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from bot.tables import conversations, seen_messages
from delivery.messages import SMS, State
from delivery.tables import outbox, routes
from sandbox.handset import SmsHandset
from sandbox.twilio_far_end import AUTH_TOKEN
from sandbox.twilio_webhooks import sign
from tests.dialogues.asking import place_names, subscribers_of
from tests.paths.lasting_town import OURS, LastingTown, open_lasting_town
from tests.paths.test_sending import states, write_alert

FORM = {
    "MessageSid": "SM" + "1" * 32,
    "AccountSid": "AC" + "0" * 32,
    "From": "+447700900201",
    "To": OURS,
    "Body": "JOIN BOOTLE",
    "NumMedia": "0",
}


async def rows(town: LastingTown) -> int:
    """All that a text could have left."""
    async with town.database.reading() as tx:
        tables = (seen_messages, conversations, routes, outbox)
        return sum([await tx.scalar(select(func.count()).select_from(table)) or 0 for table in tables])


def inbound(town: LastingTown) -> str:
    return f"/webhooks/twilio/{town.stack.sms_identity}/inbound"


async def post(town: LastingTown, path: str, form: dict[str, str] | bytes, signature: str | None) -> int:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if signature is not None:
        headers["X-Twilio-Signature"] = signature
    body = form if isinstance(form, bytes) else httpx.QueryParams(form).__str__().encode()
    async with httpx.AsyncClient(base_url=town.base_url) as client:
        return (await client.post(path, content=body, headers=headers)).status_code


@pytest.mark.parametrize(
    "kind", ["missing", "empty", "wrong", "of another path", "of another form", "of another token"]
)
async def test_a_wrong_signature_is_refused_and_leaves_nothing(tmp_path: Path, kind: str) -> None:
    async with open_lasting_town(tmp_path) as town:
        here = town.base_url + inbound(town)
        signature = {
            "missing": None,
            "empty": "",
            "wrong": "AAAA",
            "of another path": sign(AUTH_TOKEN, f"{here}/x", FORM),
            "of another form": sign(AUTH_TOKEN, here, FORM | {"Body": "JOIN KIRKBY"}),
            "of another token": sign("another-token", here, FORM),
        }[kind]
        assert await post(town, inbound(town), FORM, signature) == 403
        assert await rows(town) == 0
        assert await post(town, inbound(town), FORM, sign(AUTH_TOKEN, here, FORM)) == 200
        assert await place_names(town) == ["Bootle (Sefton)"]


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"no form", b"&&&", b"=" * 100])
async def test_what_is_no_form_is_refused(tmp_path: Path, body: bytes) -> None:
    async with open_lasting_town(tmp_path) as town:
        here = town.base_url + inbound(town)
        for signature in (None, "AAAA", sign(AUTH_TOKEN, here, {})):
            assert await post(town, inbound(town), body, signature) == 403
        assert await rows(town) == 0


async def test_a_replayed_text_does_nothing_twice(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await town.person("Ann", SMS)
        assert isinstance(ann, SmsHandset)
        sid = await ann.far.text(ann.number, "JOIN BOOTLE")
        await town.settle()
        before = await rows(town)
        assert [await ann.far.replay(sid) for _ in range(3)] == [200] * 3
        await town.settle()
        assert await rows(town) == before
        assert len(ann.texts) == 1


async def test_an_empty_text_is_signed_with_its_blank_and_answered(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path) as town:
        form = FORM | {"Body": ""}
        assert (
            await post(town, inbound(town), form, sign(AUTH_TOKEN, town.base_url + inbound(town), form))
            == 200
        )
        await town.settle()
        [call] = [call for call in town.sandbox.twilio.received if call.method == "create"]
        assert call.params["To"] == form["From"]


@pytest.mark.parametrize(
    ("public_url", "called", "right"),
    [
        ("https://bot.example.org", "https://bot.example.org{path}", True),
        ("https://bot.example.org", "https://bot.example.org:443{path}", True),
        ("https://bot.example.org:8443", "https://bot.example.org:8443{path}", True),
        ("https://bot.example.org/mersey", "https://bot.example.org/mersey{path}", True),
        ("https://bot.example.org", "https://bot.example.org{path}?rc=3&x=%20y", True),
        ("https://bot.example.org", "http://bot.example.org{path}", False),
        ("https://bot.example.org", "https://evil.example.org{path}", False),
        ("https://bot.example.org", "https://bot.example.org{path}?rc=4&x=%20y", False),
    ],
)
async def test_behind_a_proxy_the_public_address_is_what_was_signed(
    tmp_path: Path, public_url: str, called: str, right: bool
) -> None:
    """The proxy speaks plain HTTP to us, and under another name."""
    async with open_lasting_town(tmp_path, public_url=public_url) as town:
        signed = called.format(path=inbound(town))
        query = "?rc=3&x=%20y" if "?" in called else ""
        status = await post(town, inbound(town) + query, FORM, sign(AUTH_TOKEN, signed, FORM))
        assert (status, len(await subscribers_of(town))) == ((200, 1) if right else (403, 0))


async def sent_alert(town: LastingTown) -> SmsHandset:
    """Somebody to whom an alert was sent by text."""
    ann = await town.subscriber("Ann", SMS)
    assert isinstance(ann, SmsHandset)
    await ann.far.deliver()
    officer = await town.officer()
    await write_alert(officer)
    await officer.chooses("Send now")
    await town.settle()
    return ann


@pytest.mark.parametrize("order", ["straight", "reversed", "twice"])
async def test_receipts_only_move_upward(tmp_path: Path, order: str) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await sent_alert(town)
        await ann.far.deliver(order)  # type: ignore[arg-type]  # one of its words
        assert await states(town) == [(State.DELIVERED, None)]


async def test_receipts_that_come_late_still_count(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await sent_alert(town)
        await ann.far.deliver("late")
        assert await states(town) == [(State.SENT, None)]
        await town.restart()
        await ann.far.deliver()
        assert await states(town) == [(State.DELIVERED, None)]


FORGED = "{row}.00|{row}|{row}.|{other}.{mac}|x.{mac}|-1.{mac}|٣.{mac}|{long}.{mac}"


@pytest.mark.parametrize("mark", FORGED.split("|"))
async def test_a_forged_receipt_is_refused(tmp_path: Path, mark: str) -> None:
    """Even under a right signature: the mark of another row, or none of ours."""
    async with open_lasting_town(tmp_path) as town:
        await sent_alert(town)
        async with town.database.reading() as tx:
            columns = select(outbox.c.id, outbox.c.provider_ref)
            row, sid = (await tx.execute(columns.where(outbox.c.bulletin_id.is_not(None)))).one()
        mac = town.parts.receipts.mark(row).partition(".")[2]
        forged = mark.format(row=row, other=row + 1, mac=mac, long="1" * 5000)
        door = f"/webhooks/twilio/{town.stack.sms_identity}/status"
        path = f"{door}/{forged}"
        form = {"MessageSid": sid, "MessageStatus": "failed", "ErrorCode": "30005"}
        assert await post(town, path, form, sign(AUTH_TOKEN, town.base_url + path, form)) in (403, 404)
        assert await states(town) == [(State.SENT, None)]
        right = f"{door}/{town.parts.receipts.mark(row)}"
        assert await post(town, right, form, None) == 403
        assert await states(town) == [(State.SENT, None)]
        assert await post(town, right, form, sign(AUTH_TOKEN, town.base_url + right, form)) == 200
        assert await states(town) == [(State.FAILED, "30005")]


async def test_a_receipt_that_overtakes_our_own_call_is_believed(tmp_path: Path) -> None:
    """Taken, the answer lost: Twilio's list tells that it went, and then the callback that it arrived."""
    async with open_lasting_town(tmp_path) as town:
        ann = await town.subscriber("Ann", SMS)
        assert isinstance(ann, SmsHandset)
        await ann.far.deliver()
        officer = await town.officer()
        await write_alert(officer)
        ann.far.faults.next(lose_answer=True)
        await officer.chooses("Send now")
        await town.settle()
        assert [state for state, _ in await states(town)] == [State.SENT]
        await ann.far.deliver()
        assert await states(town) == [(State.DELIVERED, None)]
        await town.pass_time(minutes=10)
        assert sum("Monday night" in text for text in ann.texts) == 1


async def test_texts_of_our_downtime_are_found_once(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann, bob = await town.person("Ann", SMS), await town.person("Bob", SMS)
        assert isinstance(ann, SmsHandset)
        assert isinstance(bob, SmsHandset)
        await bob.says("JOIN KIRKBY")
        await town.stop()
        await ann.far.text(ann.number, "JOIN CHURCH")
        await ann.far.text(ann.number, "Church (Sefton)")
        await town.start()
        assert town.stack.reconciler
        for _ in range(3):
            await town.stack.reconciler.once()
            await town.pass_time(minutes=1)
        assert [len(ann.texts), len(bob.texts)] == [2, 1]
        assert "Church (Sefton)" in ann.last
        await town.restart()
        assert town.stack.reconciler
        await town.stack.reconciler.once()
        await town.settle()
        assert [len(ann.texts), len(bob.texts)] == [2, 1]


async def test_a_list_that_cannot_be_read_is_read_the_next_time(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path, is_called=False) as town:
        ann = await town.person("Ann", SMS)
        town.sandbox.twilio.faults.next(method="list", status=503)
        await ann.says("JOIN BOOTLE")
        assert ann.texts == []
        await town.settle()
        assert len(ann.texts) == 1


async def test_texts_work_without_a_public_address(tmp_path: Path) -> None:
    """No webhook, no status callback: the list is the way in, and nothing claims to be delivered."""
    async with open_lasting_town(tmp_path, is_called=False) as town:
        ann = await town.person("Ann", SMS)
        await ann.says("JOIN CHURCH")
        await ann.chooses("Church (Sefton)")
        await ann.says("PLACES")
        assert "Drop Church (Sefton)" in ann.labels
        assert len(ann.texts) == 3
        assert not town.sandbox.twilio.posted
        assert not [call for call in town.sandbox.twilio.received if "StatusCallback" in call.params]


async def test_the_second_number_answers_after_stop(tmp_path: Path) -> None:
    """Who said STOP to the first number is answered from the other, and still gets no alert."""
    async with open_lasting_town(tmp_path, has_tip_number=True) as town:
        ann = await town.subscriber("Ann", SMS)
        assert isinstance(ann, SmsHandset)
        await ann.says("STOP")
        before = len(ann.texts)
        await ann.says("TIP They broke into the sheds in Bootle")
        [offer] = ann.far.screen(ann.number)[-1:]
        assert offer.number != OURS
        assert len(ann.texts) == before + 1
        bob = await town.subscriber("Bob", SMS)
        officer = await town.officer()
        await write_alert(officer)
        await officer.chooses("Send now")
        assert [sum("Monday night" in text for text in each.texts) for each in (ann, bob)] == [0, 1]
