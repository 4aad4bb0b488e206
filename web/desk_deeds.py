"""What the forms of a tip's page do, in one table: to add a deed, add its entry here, its form in a template, its texts.

A deed called "close" is sent to /desk/tips/{id}/close, and reads "desk-done-close" afterwards. Rights are checked by
the service that it calls.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from config.errors import BadInput
from database.engine import Tx
from intelligence.model import Outcome
from staff.model import Staff
from web.desk_parts import DeskParts
from web.forms import Form, words_of
from web.signin import HOME


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
    if doing.form.get("outcome") not in list(Outcome):
        raise BadInput("desk-choose-outcome")
    outcome, words = Outcome(doing.form["outcome"]), words_of(doing.form)
    await doing.parts.desk.close(doing.tx, doing.tip_id, doing.staff, outcome, words, doing.now)


DEEDS: dict[str, Deed] = {
    "claim": Deed(_claim),
    "ask": Deed(_ask),
    "answer": Deed(_answer),
    "close": Deed(_close, ends=True),
}
