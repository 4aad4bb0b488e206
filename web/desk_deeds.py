"""What the forms of a tip's page do, in one table: to add a deed, add its entry here, its form in a template, its texts.

A deed called "close" is sent to /desk/tips/{id}/close, and reads "desk-done-close" afterwards. Rights are checked by
the service that it calls.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from alerts import facts as alerts
from config.errors import BadInput, NotFound
from database.engine import Tx
from intelligence.model import Outcome
from staff import service as staff
from staff.model import Staff
from web.desk_parts import DeskParts
from web.forms import Form, words_of
from web.signin import HOME, row_number


@dataclass(frozen=True)
class Doing:
    """One form about one tip, in the transaction that carries it out."""

    parts: DeskParts
    tx: Tx
    tip_id: int
    staff: Staff
    form: Form
    now: datetime


@dataclass(frozen=True)
class Deed:
    """`ends`: the tip leaves the list with it, and so does the reader."""

    do: Callable[[Doing], Awaitable[None]]
    ends: bool = False

    def leads_to(self, name: str, tip_id: int) -> str:
        """The page to go on with, which may be loaded again."""
        return f"{HOME if self.ends else f'{HOME}tips/{tip_id}'}?done={name}"


async def _claim(doing: Doing) -> None:
    await doing.parts.desk.claim(doing.tx, doing.tip_id, doing.staff, doing.now)


async def _ask(doing: Doing) -> None:
    await doing.parts.desk.ask(doing.tx, doing.tip_id, doing.staff, words_of(doing.form), doing.now)


async def _answer(doing: Doing) -> None:
    await doing.parts.desk.answer(doing.tx, doing.tip_id, doing.staff, words_of(doing.form), doing.now)


async def _close(doing: Doing) -> None:
    if doing.form.get("outcome") not in OUTCOMES:
        raise BadInput("desk-choose-outcome")
    outcome, words = Outcome(doing.form["outcome"]), words_of(doing.form)
    await doing.parts.desk.close(doing.tx, doing.tip_id, doing.staff, outcome, words, doing.now)


async def _dismiss(doing: Doing) -> None:
    is_told = doing.form.get("tell") == "yes"
    outcome = Outcome.NOT_INTELLIGENCE
    await doing.parts.desk.close(doing.tx, doing.tip_id, doing.staff, outcome, "", doing.now, is_told=is_told)


async def _note(doing: Doing) -> None:
    await doing.parts.desk.note(doing.tx, doing.tip_id, doing.staff, doing.form.get("words", ""), doing.now)


async def _pass_on(doing: Doing) -> None:
    teams, to = doing.parts.community.teams, doing.form.get("team", "")
    if to not in {team.slug for team in teams}:
        raise BadInput("desk-choose-team")
    reason = doing.form.get("words", "")
    await doing.parts.desk.pass_on(doing.tx, doing.tip_id, doing.staff, to, reason, teams, doing.now)


async def _give_back(doing: Doing) -> None:
    await doing.parts.desk.give_back(doing.tx, doing.tip_id, doing.staff, doing.now)


async def _hand_over(doing: Doing) -> None:
    try:
        to = await staff.get(doing.tx, row_number(doing.form.get("colleague")) or 0)
    except NotFound:
        raise BadInput("desk-choose-colleague") from None
    await doing.parts.desk.hand_over(doing.tx, doing.tip_id, doing.staff, to, doing.now)


async def _hold(doing: Doing) -> None:
    reason = doing.form.get("words", "")
    await doing.parts.desk.hold(doing.tx, doing.tip_id, doing.staff, reason, doing.now)


async def _let_go(doing: Doing) -> None:
    reason = doing.form.get("words", "")
    await doing.parts.desk.let_go(doing.tx, doing.tip_id, doing.staff, reason, doing.now)


async def _link(doing: Doing) -> None:
    typed = doing.form.get("code", "").strip()
    alert = await alerts.check(doing.tx, typed) if typed else None
    if typed and alert is None:
        raise BadInput("desk-no-such-alert")
    code = alert.code if alert else None
    await doing.parts.desk.link(doing.tx, doing.tip_id, doing.staff, code, doing.now)


async def _quieten(doing: Doing) -> None:
    await doing.parts.desk.quieten(doing.tx, doing.tip_id, doing.staff, doing.now)


async def _mute(doing: Doing) -> None:
    await doing.parts.desk.mute(doing.tx, doing.tip_id, doing.staff, doing.now)


async def _unmute(doing: Doing) -> None:
    await doing.parts.desk.unmute(doing.tx, doing.tip_id, doing.staff, doing.now)


DEEDS: dict[str, Deed] = {
    "claim": Deed(_claim),
    "ask": Deed(_ask),
    "answer": Deed(_answer),
    "close": Deed(_close, ends=True),
    "dismiss": Deed(_dismiss, ends=True),
    "note": Deed(_note),
    "pass-on": Deed(_pass_on, ends=True),
    "hand-over": Deed(_hand_over, ends=True),
    "give-back": Deed(_give_back, ends=True),
    "link": Deed(_link),
    "quieten": Deed(_quieten),
    "mute": Deed(_mute),
    "unmute": Deed(_unmute),
    "hold": Deed(_hold),
    "let-go": Deed(_let_go),
}
# How a tip can end with words for its sender; the last is a deed of its own.
OUTCOMES = tuple(each for each in Outcome if each != Outcome.NOT_INTELLIGENCE)
