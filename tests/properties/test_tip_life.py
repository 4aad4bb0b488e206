"""Small worlds of a tip's life: whatever residents and teams do in whatever order, with crashes and hours between them,
nothing is lost, nobody gets what is not theirs, and what was burned stays burned.
"""

from typing import Any, ClassVar

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from config.errors import NotAllowed
from intelligence.model import Outcome
from tests.properties.tip_world import CASE, REFUSED, Told, World

SEEDS, EXAMPLES, STEPS = range(3), 3, 26
MOST_TOLD = 4
# What happens in one of the worlds at least.
LEAST = {"claim", "ask", "close", "answered", "added", "forgotten", "crashed", "refused"}
who = st.sampled_from(["ann", "bob"])
members = st.sampled_from(["ada", "ben"])
which = st.integers(0, MOST_TOLD - 1)


DEEDS = ("claim", "read", "ask", "ask", "answer", "note", "close", "give_back")


class TipLife(World, RuleBasedStateMachine):
    """One town; `told` is what its residents have told and not taken back unread."""

    reached: ClassVar[set[str]] = set()

    @initialize()
    def begin(self) -> None:
        """Two have told something, and one of them was asked."""
        self.tell("ann", True)
        self.tell("bob", True)
        self.passes(minutes=16)
        self.check()
        self.work(0, "ada", "ask", True)

    def pick(self, number: int) -> Told | None:
        return self.told[number % len(self.told)] if self.told else None

    @precondition(lambda self: len(self.told) + len(self.gone) < MOST_TOLD)
    @rule(name=who, may_ask=st.booleans())
    def tell(self, name: str, may_ask: bool) -> None:
        word = self.word("tip")
        self.says(name, f"TIP Lads break into sheds behind Knowsley Road in Bootle most nights {word}")
        phone = self.phones[name]
        self.run(phone.chooses("Send, you may ask me" if may_ask else "Send, no questions"))
        found = CASE.search(phone.last)
        assert bool(found) == may_ask, phone.last
        self.told.append(Told(name, [word], found[1] if found else None))

    @precondition(lambda self: self.told)
    @rule(number=which)
    def add(self, number: int) -> None:
        told = self.pick(number)
        if told is None or told.code is None:
            return
        word = self.word("add")
        answer = self.says(told.sender, f"CASE {told.code} and a white van {word}")
        if "We have added that" in answer:
            assert not told.is_burned
            told.words.append(word)
            self.note("added")

    @precondition(lambda self: self.told)
    @rule(number=which)
    def ask_how_it_stands(self, number: int) -> None:
        told = self.pick(number)
        if told and told.code:
            answer = self.says(told.sender, f"CASE {told.code}")
            assert not any(word in answer for word in told.words + told.asked)

    @precondition(lambda self: self.told)
    @rule(number=which)
    def forget(self, number: int) -> None:
        told = self.pick(number)
        if told is None or told.code is None:
            return
        if "Nobody can write to you" in self.says(told.sender, f"FORGET {told.code}"):
            told.is_burned = True
            self.note("forgotten")

    @rule(name=who)
    def take_back(self, name: str) -> None:
        if "Taken back" not in self.says(name, "UNDO"):
            return
        last = [each for each in self.told if each.sender == name][-1]
        self.note("taken back")
        last.is_burned = True
        if not self.is_there(last):  # unread, it never was
            self.told.remove(last)
            self.gone.append(last)

    @rule(name=who, answers=st.booleans())
    def read_message(self, name: str, answers: bool) -> None:
        shown = self.says(name, "READ")
        told = next((t for t in self.told if t.sender == name and any(w in shown for w in t.asked)), None)
        assert told or not any(w in shown for t in [*self.told, *self.gone] for w in t.asked)
        if told is None or not answers or "Just write your answer" not in shown:
            return
        word = self.word("answer")
        assert "answer is on its way" in self.says(name, f"It was behind the shops {word}")
        self.note("answered")
        told.answers.append(word)

    @precondition(lambda self: self.told)
    @rule(number=which, name=members, deed=st.sampled_from(DEEDS), is_theirs=st.booleans())
    def work(self, number: int, name: str, deed: str, is_theirs: bool) -> None:
        told = self.pick(number)
        if told is None or told.id is None:
            return
        if is_theirs:
            name = told.owner or name
            if told.owner is None and deed != "claim":
                self.work(number, name, "claim", False)
        elif deed == "ask" and told.owner:
            name = "ben" if told.owner == "ada" else "ada"
        word = self.word(deed)
        given: tuple[Any, ...] = ()
        if deed in ("ask", "answer", "note"):
            given = (f"Which street was it? {word}",)
        elif deed == "close":
            given = (Outcome.ACTED_ON, "")
        try:
            self.desk(name, deed, told, *given)
        except REFUSED:
            self.note("refused")
            return
        assert deed in ("claim", "read") or told.owner == name, "only who has claimed it"
        assert deed not in ("ask", "answer") or not told.is_burned, "no way back"
        self.note(deed)
        if deed in ("ask", "answer"):
            told.asked.append(word)
        elif deed == "claim":
            assert told.owner in (None, name), "one owner"
            told.owner = name
        elif deed in ("close", "give_back"):
            told.owner = None

    @precondition(lambda self: self.told)
    @rule(number=which, deed=st.sampled_from(["read", "claim", "close"]))
    def pry(self, number: int, deed: str) -> None:
        """Somebody of another team tries."""
        told = self.pick(number)
        if told and told.id is not None:
            given = (Outcome.KEPT, "") if deed == "close" else ()
            with pytest.raises(NotAllowed):
                self.desk("cat", deed, told, *given)

    @rule(minutes=st.sampled_from([1, 5, 16, 16, 61, 600]))
    def time_passes(self, minutes: int) -> None:
        self.passes(minutes=minutes)

    @rule(minutes=st.sampled_from([2, 16, 61]), at=st.integers(1, 3))
    def time_passes_and_the_process_ends(self, minutes: int, at: int) -> None:
        with self.crashing(at):
            self.passes(minutes=minutes)
        self.run(self.town.pass_time(seconds=1))

    @invariant()
    def what_must_hold(self) -> None:
        self.check()

    def teardown(self) -> None:
        try:
            self.all_is_there()
        finally:
            self.close()
            self.reached.update(self.happened)


def test_a_tip_lives_as_it_should() -> None:
    TipLife.reached.clear()
    for number in SEEDS:
        run_state_machine_as_test(
            seed(number)(TipLife),
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    # What no world came to, none can have done wrong.
    assert not LEAST - TipLife.reached, TipLife.reached
