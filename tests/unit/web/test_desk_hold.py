"""The button for a legal hold: a supervisor's alone, with a reason that stands with the notes."""

from staff.model import Role
from tests.unit.web.desk_stand import DeskStand, said


async def test_a_supervisor_holds_a_tip_and_lets_go(desk: DeskStand) -> None:
    tip = await desk.tip("Vans again")
    page = f"/desk/tips/{tip}/words"
    boss = await desk.member("Eve", role=Role.SUPERVISOR)
    async with desk.browser(await desk.member()) as asha, desk.browser(boss) as eve:
        await asha.send(f"/desk/tips/{tip}/claim")
        assert "legal hold" not in said(await asha.get(page))
        assert (await asha.send(f"/desk/tips/{tip}/hold", words="For court")).status_code == 403
        assert "Keep it longer (legal hold)" in said(await eve.get(page))
        slip = await eve.send(f"/desk/tips/{tip}/hold", words=" ")
        assert slip.status_code == 400
        assert (await eve.send(f"/desk/tips/{tip}/hold", words="For court")).status_code == 303
        shown = said(await eve.get(page))
        assert "For court" in shown
        assert "since 17 Nov 2026" in shown
        assert "Let go of it" in shown
        assert (await eve.send(f"/desk/tips/{tip}/hold", words="Again")).status_code == 409
        assert "Legal hold" in said(await asha.get(page))
        assert (await eve.send(f"/desk/tips/{tip}/let-go", words="Court is over")).status_code == 303
        assert "Keep it longer (legal hold)" in said(await eve.get(page))
