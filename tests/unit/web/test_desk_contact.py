"""A number that a sender shared, at the desk: for the team of that moment, behind a button, and on record."""

from dataclasses import replace

from intelligence.model import Envelope, EnvelopeKind
from tests.unit.web.desk_stand import BURGLARY, DeskStand, said
from tests.unit.web.test_desk_room import deeds

NUMBER = "+447700900123"
TOKEN = "c0ffee" * 4


async def shared(desk: DeskStand) -> int:
    tip = await desk.tip("Vans again", replace(BURGLARY, copied_to="mash-sefton"), contact=TOKEN)
    async with desk.database.transaction() as tx:
        share = Envelope(EnvelopeKind.CONTACT, NUMBER, contact=TOKEN, wording="2026-11-30")
        assert await desk.filing.carry_out(tx, share, desk.clock.now())
    return tip


async def test_it_is_shown_after_a_press_and_that_is_on_record(desk: DeskStand) -> None:
    tip = await shared(desk)
    async with desk.browser(await desk.member()) as asha:
        waiting = await asha.get(f"/desk/tips/{tip}/contact")
        assert (waiting.status_code, waiting.headers["location"]) == (303, f"/desk/tips/{tip}")
        await asha.send(f"/desk/tips/{tip}/claim")
        page = said(await asha.get(f"/desk/tips/{tip}"))
        assert "Show their number" in page
        assert NUMBER not in page
        assert "contact read" not in await deeds(desk)
        shown = said(await asha.get(f"/desk/tips/{tip}/contact"))
        assert f'href="tel:{NUMBER}"' in shown
        assert "today, 10am to 11am" in shown
        assert (await deeds(desk))[-1] == "contact read"
        async with desk.database.transaction() as tx:
            off = Envelope(EnvelopeKind.CONTACT_OFF, contact=TOKEN)
            assert await desk.filing.carry_out(tx, off, desk.clock.now())
        gone = said(await asha.get(f"/desk/tips/{tip}/contact"))
        assert "took their number back" in gone
        assert NUMBER not in gone
        page = said(await asha.get(f"/desk/tips/{tip}"))
        assert "took their number back" in page
        assert "Show their number" not in page


async def test_copies_other_teams_and_the_team_that_it_is_passed_to_never_see_it(desk: DeskStand) -> None:
    tip = await shared(desk)
    mo, hub = await desk.member("Mo", "npt-wirral"), await desk.member("Hub", "mash-sefton")
    async with (
        desk.browser(await desk.member()) as asha,
        desk.browser(mo) as other,
        desk.browser(hub) as copy,
        desk.browser() as stranger,
    ):
        await asha.send(f"/desk/tips/{tip}/claim")
        path = f"/desk/tips/{tip}/contact"
        assert [(await each.get(path)).status_code for each in (other, copy, stranger)] == [403, 404, 303]
        assert "Show their number" not in said(await copy.get(f"/desk/tips/{tip}/words"))
        await asha.send(f"/desk/tips/{tip}/pass-on", team="npt-wirral", words="Yours")
        await other.send(f"/desk/tips/{tip}/claim")
        assert "Show their number" not in said(await other.get(f"/desk/tips/{tip}"))
        assert [(await each.get(path)).status_code for each in (asha, other)] == [403, 404]


async def test_without_a_number_there_is_no_page(desk: DeskStand) -> None:
    tip = await desk.tip("Vans again")
    async with desk.browser(await desk.member()) as asha:
        await asha.send(f"/desk/tips/{tip}/claim")
        assert "Show their number" not in said(await asha.get(f"/desk/tips/{tip}"))
        for path in (f"/desk/tips/{tip}/contact", "/desk/tips/x/contact", f"/desk/tips/{tip + 1}/contact"):
            assert (await asha.get(path)).status_code == 404
