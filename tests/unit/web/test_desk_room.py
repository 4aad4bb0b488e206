"""Reading and answering at the desk, through its pages: who may, what is shown, and what is not."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from database.audit import audit
from intelligence.exchanges import MANY_QUESTIONS
from intelligence.model import AnswerFacts, Envelope, EnvelopeKind, Outgoing, OutgoingKind, Routed, TipState
from intelligence.tables import outgoing, tips
from tests.unit.web.desk_stand import BURGLARY, TEAM, DeskStand, said
from web.desk_deeds import DEEDS

WORDS = "Two lads tried the doors of the vans"
EMERGENCY = Routed("violence", "emergency", True, TEAM, "Bootle")
URGENT = Routed("drugs", "urgent", False, TEAM, None)


async def sent_out(desk: DeskStand) -> list[Outgoing]:
    """What lies in the seam out for senders, in no order."""
    async with desk.database.reading() as tx:
        rows = (await tx.scalars(select(outgoing.c.sealed))).all()
    opened = [desk.relays.open_outgoing(row) for row in rows]
    return [each for each in opened if each.kind != OutgoingKind.NOTICE]


async def deeds(desk: DeskStand) -> list[str]:
    async with desk.database.reading() as tx:
        about = select(audit.c.deed).where(audit.c.about.like("tip:%")).order_by(audit.c.id)
        return list((await tx.scalars(about)).all())


async def test_an_empty_desk_says_so(desk: DeskStand) -> None:
    async with desk.browser(await desk.member()) as asha:
        assert "No open tips" in said(await asha.get())
        # Without a tested door nobody is told anything.
        assert "your team is told" not in said(await asha.get())


async def test_the_list_goes_by_urgency_then_age_and_shows_no_words(desk: DeskStand) -> None:
    old = await desk.tip(WORDS)
    desk.pass_time(hours=5)
    made = [old, await desk.tip(WORDS), await desk.tip(WORDS, URGENT), await desk.tip(WORDS, EMERGENCY)]
    await desk.tip("of another team", Routed("burglary", "emergency", False, "npt-wirral", None))
    async with desk.browser(await desk.member()) as asha:
        shown = said(await asha.get())
        names = [await desk.alias(tip) for tip in (made[3], made[2], old, made[1])]
        assert sorted(names, key=shown.index) == names
        assert shown.count("/desk/tips/") == 4
        assert "4 tips wait to be claimed" in shown
        assert "today, 10am to 11am" in shown
        assert "Safeguarding" in shown
        assert WORDS not in shown


async def test_an_unclaimed_tip_shows_facts_and_nothing_is_opened(desk: DeskStand) -> None:
    tip = await desk.tip(WORDS, EMERGENCY)
    async with desk.browser(await desk.member()) as asha:
        for path in (f"/desk/tips/{tip}", f"/desk/tips/{tip}/words"):
            shown = said(await asha.get(path))
            assert "Bootle" in shown
            assert "Claim and read" in shown
            assert WORDS not in shown
    assert await deeds(desk) == []
    async with desk.database.reading() as tx:
        assert not await tx.scalar(select(tips.c.was_opened))


async def test_claim_read_ask_answer_close(desk: DeskStand) -> None:
    reply = AnswerFacts("burglary", "Linacre (Sefton)", "Sefton", "K7QX")
    tip = await desk.tip(WORDS, reply=reply)
    async with desk.browser(await desk.member()) as asha:
        answer = await asha.send(f"/desk/tips/{tip}/claim")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/desk/tips/{tip}?done=claim")
        shown = said(await asha.get(answer.headers["location"]))
        assert WORDS in shown
        assert "It is yours now" in shown
        assert "K7QX" in shown
        assert "Do not ask them to find things out for us" in shown

        answer = await asha.send(f"/desk/tips/{tip}/ask", words="Which way did they go?")
        shown = said(await asha.get(answer.headers["location"]))
        assert "Your question is on its way" in shown
        assert "Which way did they go?" in shown
        (question,) = await sent_out(desk)
        assert (question.kind, question.text) == (OutgoingKind.QUESTION, "Which way did they go?")

        async with desk.database.transaction() as tx:
            told = Envelope(EnvelopeKind.ANSWER, text="Over the railway", token=question.token)
            assert await desk.filing.carry_out(tx, told, desk.clock.now())
        assert "Over the railway" in said(await asha.get(f"/desk/tips/{tip}"))

        answer = await asha.send(f"/desk/tips/{tip}/answer", words="Thank you")
        assert answer.headers["location"] == f"/desk/tips/{tip}?done=answer"
        answer = await asha.send(f"/desk/tips/{tip}/close", outcome="acted-on", words="Two vans are safe")
        shown = said(await asha.get(answer.headers["location"]))
        assert "Closed." in shown
        assert "No open tips" in shown
        kinds = {each.kind: each for each in await sent_out(desk)}
        assert kinds[OutgoingKind.MESSAGE].text == "Thank you"
        assert (kinds[OutgoingKind.OUTCOME].outcome, kinds[OutgoingKind.OUTCOME].text) == (
            "acted-on",
            "Two vans are safe",
        )

        closed = said(await asha.get(f"/desk/tips/{tip}"))
        assert WORDS not in closed
        assert "What next" not in closed
        again = said(await asha.get(f"/desk/tips/{tip}/words"))
        assert WORDS in again
        assert "Acted on" in again
    done = await deeds(desk)
    assert [each for each in done if each != "tip read"] == [
        "tip claimed",
        "sender asked",
        "sender told",
        "tip closed",
    ]
    assert done[1] == "tip read"


async def test_the_reasons_of_the_triage_stand_beside_the_words_and_nowhere_in_clear(desk: DeskStand) -> None:
    why = ("category: burglary (doors of the vans)", "team: npt-sefton (no place found)")
    tip = await desk.tip(WORDS, replace(BURGLARY, reasons=why))
    async with desk.browser(await desk.member()) as asha:
        assert "doors of the vans" not in said(await asha.get(f"/desk/tips/{tip}"))
        await asha.send(f"/desk/tips/{tip}/claim")
        shown = said(await asha.get(f"/desk/tips/{tip}"))
        assert "Burglary (doors of the vans)" in shown
        assert "Sefton" in shown
    async with desk.database.reading() as tx:
        row = (await tx.execute(select(tips))).one()
    assert "doors of the vans" not in repr(row)
    assert b"doors of the vans" not in row.sealed_reasons


async def test_two_claim_at_once_and_one_is_told_kindly(desk: DeskStand) -> None:
    tip = await desk.tip(WORDS)
    async with desk.browser(await desk.member("Asha")) as asha, desk.browser(await desk.member("Ben")) as ben:
        answers = await asyncio.gather(
            asha.send(f"/desk/tips/{tip}/claim"), ben.send(f"/desk/tips/{tip}/claim")
        )
        assert sorted(answer.status_code for answer in answers) == [303, 409]
        late = next(answer for answer in answers if answer.status_code == 409)
        assert "A colleague was a moment faster" in said(late)
        assert WORDS not in said(late)
        winner = "Asha" if late is answers[1] else "Ben"
        assert f"{winner} is dealing with this tip" in said(late)
        loser = ben if winner == "Asha" else asha
        assert f"Claimed by {winner}" in said(await loser.get())

        refused = await loser.send(f"/desk/tips/{tip}/ask", words="Who was it?")
        assert refused.status_code == 403
        assert "only the person who has claimed" in said(refused)
        assert await sent_out(desk) == []

        shown = said(await loser.get(f"/desk/tips/{tip}/words"))
        assert WORDS in shown
        assert "What next" not in shown


async def test_another_teams_member_gets_a_kind_page_and_nothing_else(desk: DeskStand) -> None:
    tip = await desk.tip(WORDS)
    alias = await desk.alias(tip)
    async with desk.browser(await desk.member("Mo", "npt-wirral")) as mo:
        assert alias not in said(await mo.get())
        for answer in (
            await mo.get(f"/desk/tips/{tip}"),
            await mo.get(f"/desk/tips/{tip}/words"),
            *[await mo.client.post(f"/desk/tips/{tip}/{deed}") for deed in DEEDS],
        ):
            assert answer.status_code == 403
            assert "another team" in said(answer) or "not open to you" in said(answer)
            assert alias not in said(answer)
            assert WORDS not in said(answer)
    assert await deeds(desk) == []


async def test_a_right_proof_does_not_open_another_teams_tip(desk: DeskStand) -> None:
    tip = await desk.tip(WORDS)
    own = await desk.tip("theirs", Routed("burglary", "routine", False, "npt-wirral", None))
    async with desk.browser(await desk.member("Mo", "npt-wirral")) as mo:
        fields = {"words": "x", "outcome": "kept", "team": "npt-wirral", "colleague": "1", "code": ""}
        data = {**fields, **await mo.proof(f"/desk/tips/{own}")}
        for deed in DEEDS:
            answer = await mo.client.post(f"/desk/tips/{tip}/{deed}", data=data)
            assert answer.status_code in (400, 403), deed
            assert "another team" in said(answer) or answer.status_code == 400
            assert WORDS not in said(answer)
    async with desk.database.reading() as tx:
        assert set(await tx.scalars(select(tips.c.state))) == {TipState.NEW}


async def test_a_copy_can_be_read_and_not_claimed(desk: DeskStand) -> None:
    tip = await desk.tip(WORDS, Routed("neglect", "urgent", True, TEAM, "Bootle", "mash-sefton"))
    async with desk.browser(await desk.member("Hub", "mash-sefton")) as hub:
        shown = said(await hub.get(f"/desk/tips/{tip}"))
        assert "Your team has a copy to read" in shown
        assert "Claim and read" not in shown
        assert WORDS in said(await hub.get(f"/desk/tips/{tip}/words"))
        assert (await hub.send(f"/desk/tips/{tip}/claim")).status_code == 403


@pytest.mark.parametrize(
    "path", ["tips/77", "tips/x", "tips/0", f"tips/{2**63}", "tips/1/words", "nowhere", "tips/"]
)
async def test_what_does_not_exist_is_a_kind_404(desk: DeskStand, path: str) -> None:
    async with desk.browser(await desk.member()) as asha:
        answer = await asha.get(f"/desk/{path}")
        assert answer.status_code == 404
        assert "Back to the list" in said(answer)


async def test_a_tip_taken_back_before_anybody_read_it_is_gone(desk: DeskStand) -> None:
    tip = await desk.tip(WORDS, handle="h1")
    async with desk.browser(await desk.member()) as asha:
        await asha.get(f"/desk/tips/{tip}")
        async with desk.database.transaction() as tx:
            await desk.filing.carry_out(tx, Envelope(EnvelopeKind.TAKE_BACK, handle="h1"), desk.clock.now())
        answer = await asha.client.post(f"/desk/tips/{tip}/claim", data=await asha.proof())
        assert answer.status_code == 404


async def test_a_tip_taken_back_after_reading_says_so_and_cannot_be_answered(desk: DeskStand) -> None:
    tip = await desk.tip(WORDS, handle="h1")
    async with desk.browser(await desk.member()) as asha:
        await asha.send(f"/desk/tips/{tip}/claim")
        await asha.get(f"/desk/tips/{tip}")
        async with desk.database.transaction() as tx:
            await desk.filing.carry_out(tx, Envelope(EnvelopeKind.TAKE_BACK, handle="h1"), desk.clock.now())
        assert "Sender took this back" in said(await asha.get())
        shown = said(await asha.get(f"/desk/tips/{tip}"))
        assert "asked to take this tip back" in shown
        assert "Send the question" not in shown


async def test_a_sender_who_wants_no_questions_gets_none(desk: DeskStand) -> None:
    tip = await desk.tip(WORDS, relay=False)
    async with desk.browser(await desk.member()) as asha:
        await asha.send(f"/desk/tips/{tip}/claim")
        assert "cannot be written to" in said(await asha.get(f"/desk/tips/{tip}"))
        refused = await asha.send(f"/desk/tips/{tip}/ask", words="Who?")
        assert refused.status_code == 400
        assert (await asha.send(f"/desk/tips/{tip}/close", outcome="kept")).status_code == 303
    assert await sent_out(desk) == []


@pytest.mark.parametrize(
    ("deed", "fields", "told"),
    [
        ("ask", {"words": "   "}, "Write something first"),
        ("ask", {"words": "a" * 301}, "1 character too long"),
        ("answer", {"words": "Да " * 90}, "because of these characters"),
        ("close", {"words": "Thanks"}, "Choose how it ended"),
        ("close", {"outcome": "invented", "words": "Thanks"}, "Choose how it ended"),
    ],
)
async def test_a_slip_is_explained_at_its_form_and_no_word_is_lost(
    desk: DeskStand, deed: str, fields: dict[str, str], told: str
) -> None:
    tip = await desk.tip(WORDS)
    async with desk.browser(await desk.member()) as asha:
        await asha.send(f"/desk/tips/{tip}/claim")
        answer = await asha.send(f"/desk/tips/{tip}/{deed}", **fields)
        assert answer.status_code == 400
        assert told in said(answer)
        assert f">\n{fields['words']}</textarea>" in said(answer)
        parts = said(answer).split("<details")
        (opened,) = [part for part in parts if part.startswith(f' name="deed" id="deed-{deed}" open')]
        assert f"/tips/{tip}/{deed}" in opened
    assert await sent_out(desk) == []


async def test_after_three_questions_a_supervisor_is_named(desk: DeskStand) -> None:
    tip = await desk.tip(WORDS)
    async with desk.browser(await desk.member()) as asha:
        await asha.send(f"/desk/tips/{tip}/claim")
        for number in range(MANY_QUESTIONS):
            assert "Speak with your supervisor" not in said(await asha.get(f"/desk/tips/{tip}"))
            await asha.send(f"/desk/tips/{tip}/ask", words=f"Question {number}?")
        assert "Speak with your supervisor" in said(await asha.get(f"/desk/tips/{tip}"))


async def test_at_night_the_page_says_when_they_get_it(desk: DeskStand) -> None:
    tip = await desk.tip(WORDS)
    member = await desk.member()
    async with desk.browser(member) as asha:
        await asha.send(f"/desk/tips/{tip}/claim")
        assert "after 8 in the morning" not in said(await asha.get(f"/desk/tips/{tip}"))
    desk.pass_time(hours=12)
    async with desk.browser(member) as asha:
        assert "after 8 in the morning" in said(await asha.get(f"/desk/tips/{tip}"))
