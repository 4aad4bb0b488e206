"""Small worlds of an alert's life: whatever officers, colleagues, supervisors and coordinators do in whatever order, and
whoever moves, mutes or leaves meanwhile, nothing goes that was not approved, in no other words, to nobody whom the
approved audience does not mean; forwards add members of the scheme alone, with the coordinator's own line.
"""

from collections import Counter
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from alerts import approval, fanout, following, following_fanout, forwarding, forwards, rules, service
from alerts.model import Urgency, VersionKind
from config import texts
from database.engine import Tx
from tests.properties.life_changes import area_of, changed
from tests.properties.life_copies import TEXTS
from tests.properties.life_deeds import DEEDS
from tests.properties.life_model import FIRST, MOVED, STAFF, Content, Life, Request
from tests.properties.life_neighbours import happens
from tests.properties.life_town import Town
from tests.properties.life_world import IN_FORCE, RULES, World
from tests.unit.alerts.streets import DERBY, LINACRE, SENDER

CHANGEABLE = ("draft", "pending", "scheduled")
OUT = (*IN_FORCE, "cancelled", "withdrawn", "stood-down")
# Hypothesis makes a run's later worlds like its earlier ones: several short runs see more than a long one, and with a
# seed each they see the same everywhere. `--hypothesis-seed` does not reach them; other seeds are other worlds.
SEEDS, EXAMPLES, STEPS = range(8), 5, 30
MOST_LIVES = 4
# In how many worlds at least something happens, of those.
LEAST = {
    "approved": 8,
    "bypassed": 1,
    "asked anew": 1,
    "refused": 1,
    "ended": 4,
    "went at its time": 4,
    "passed on": 8,
    "follow-up approved": 8,
    "told in Polish, update": 2,
    "told in Polish, correction": 4,
    "told in Polish, outcome": 2,
    **{
        f"told, {what}": least
        for what, least in {
            "first": 12,
            "update": 4,
            "correction": 4,
            "outcome": 4,
            "withdrawal": 1,
            "stand-down": 1,
            "forward": 4,
        }.items()
    },
}


@cache
def begun(is_out: bool) -> tuple[bytes, Town, int]:
    """Two drafts in town; or the second is out, and everybody has it in hand."""
    world = AlertLife()
    world.open()
    world.start("ada", TEXTS[0], LINACRE, Urgency.ROUTINE)
    world.start("ada", TEXTS[1], DERBY, Urgency.EMERGENCY)
    if is_out:
        life = list(world.lives.values())[1]
        world.send(life, "ada", from_telegram=True)
        world.say_yes(life, life.requests[-1], "ben", life.requests[-1].fingerprint)
        world.everything()
        world.phones_ring(True)
    return world.place.close(), world.town, world.judged


class AlertLife(World, RuleBasedStateMachine):
    """Six members of staff, seven neighbours, two schemes. `reached` counts in how many worlds something happened."""

    reached: ClassVar[Counter[str]] = Counter()

    @initialize(is_eager=st.booleans(), is_out=st.sampled_from([True, True, False]))
    def begin(self, is_eager: bool, is_out: bool) -> None:
        self.open(*begun(is_out))
        self.is_eager = is_eager

    @rule(data=st.data())
    def deed(self, data: st.DataObject) -> None:
        """One rule for all, which weighs them: Hypothesis' own choice leaves most of them out of most worlds."""
        possible = [
            name
            for name, (weight, stages, _) in DEEDS.items()
            if (not stages or self.some(stages)) and (name not in ("approve", "refuse") or self.requests)
            for _ in range(weight)
        ]
        name = data.draw(st.sampled_from(possible), label="deed")
        getattr(self, name)(**data.draw(st.fixed_dictionaries(DEEDS[name][2]), label=name))

    def start(self, who: str, text: str, ward: str, urgency: Urgency) -> None:
        if len(self.lives) == MOST_LIVES:
            return
        who = "ada" if who == "fit" else who
        made: list[int] = []
        staff, now = self.town.staff[who], self.now

        async def deed(tx: Tx) -> None:
            draft = await service.start_draft(tx, staff, SENDER, now)
            await service.set_category(tx, draft, staff, "burglary", "burglary", now)
            await service.add_area(tx, draft, staff, area_of(ward), [ward], (), now)
            await service.set_urgency(tx, draft, staff, urgency, now)
            await service.set_text(tx, draft, staff, text, now)
            await service.set_appeal(tx, draft, staff, True, now)
            made.append(draft)

        if self.place.tried(deed):
            assert STAFF[who][0] != "member"
            code = self.place.within(lambda tx: service.get(tx, made[0])).code
            self.lives[made[0]] = Life(made[0], code, who, Content(text, urgency, (ward,)))

    def time_passes(self, hours: int, rings: str | None) -> None:
        self.clock.at += timedelta(hours=hours)
        self.everything()
        if rings:
            self.phones_ring(rings == "all")

    def some_pages(self, pages: int) -> None:
        async def write() -> None:
            for _ in range(pages):
                for page in (fanout.page, following_fanout.page, forwarding.page):
                    if await page(self.place.database, self.now):
                        break

        self.place.run(write())
        self.check()

    # Officers

    def change(self, pick: int, who: str, change: tuple[str, Any], and_sends: bool) -> None:
        life = self.one(pick, CHANGEABLE)
        who = self.fit(who, life.may_write)
        before = life.stage
        content, verb = changed(life, self.town.staff[who], change, self.now)
        if self.tried(verb):
            assert life.may_write(who)
            assert before in CHANGEABLE
            if content != life.content:
                assert life.stage == "draft", "an edit voids"
                assert not life.open
                life.content = content
                life.hands.add(who)
                life.permits.clear()
                self.note(f"changed when {before}")
        if and_sends:
            self.send(life, who, from_telegram=False)

    def submit(
        self, pick: int, who: str, from_telegram: bool, hours: int | None, meanwhile: Any, answer: str | None
    ) -> None:
        life = self.one(pick, ("draft",))
        if hours:
            self.change(pick, "fit", ("send_at", hours), False)
        self.send(life, self.fit(who, life.may_write), from_telegram=from_telegram)
        self.second(life, meanwhile, answer)

    def second(self, life: Life, meanwhile: Any, answer: str | None) -> None:
        """Somebody who looks at it right away, or after something else happened."""
        if meanwhile:
            happens(self.place, self.town, meanwhile, self.now)
        if answer and life.open:
            request = life.open[-1]
            self.say_yes(
                life,
                request,
                self.fit(answer, lambda each: life.may_approve(each, request)),
                request.fingerprint,
            )

    def send(self, life: Life, who: str, *, from_telegram: bool) -> None:
        before, staff = life.stage, self.town.staff[who]
        if not self.tried(
            lambda tx: approval.submit(tx, life.id, staff, self.now, RULES, from_telegram=from_telegram)
        ):
            return
        request = life.requests[-1]
        assert before == "draft"
        assert life.may_write(who)
        request.by = who
        if life.stage != "pending":
            if life.content.needs_second(request.people, from_telegram=from_telegram):
                assert life.stage == "sending"
                assert life.may_bypass(who)
                self.note("bypassed")
            self.let_go(life, request)

    def let_go(self, life: Life, request: Request) -> None:
        """It was seen by who had to see it."""
        life.permits[request.number] = request
        if request.number == FIRST:
            send_at = life.content.send_at
            assert life.stage == ("scheduled" if send_at and send_at > self.now else "sending")
        self.go_on()

    def follow(
        self,
        pick: int,
        who: str,
        kind: str,
        text: str,
        polish: str | None,
        meanwhile: Any,
        answer: str | None,
    ) -> None:
        life = self.one(pick, IN_FORCE)
        who = self.fit(who, life.may_write)
        is_first = all(each.number == FIRST for each in life.open)
        staff, what = self.town.staff[who], VersionKind(kind)
        translations = (("pl", polish),) if polish else ()
        self.asked = kind, life.following(text, translations)
        if self.tried(
            lambda tx: following.follow_up(
                tx,
                life.id,
                staff,
                what,
                text,
                self.now,
                RULES,
                translations=translations,
                from_telegram=True,
            )
        ):
            assert life.may_write(who)
            assert life.stage in OUT
            assert is_first
            request = life.requests[-1]
            request.by = who
            if request.decision is not None:
                is_free = not life.content.needs_second(request.people, from_telegram=True)
                assert is_free or life.may_bypass(who)
                self.let_go(life, request)
            self.asked = None
            self.second(life, meanwhile, answer)

    def end(self, pick: int, who: str, how: str) -> None:
        life = self.one(pick, ("sending", "sent", "scheduled"))
        may = life.may_write if how == "cancelled" else life.may_end
        who = self.fit(who, may)
        verbs = {
            "withdrawn": following.withdraw,
            "stood-down": following.stand_down,
            "cancelled": service.cancel,
        }
        if self.tried(lambda tx: verbs[how](tx, life.id, self.town.staff[who], self.now)):
            assert may(who)
            if how != "cancelled":
                assert life.stage == how
                assert not life.open
                self.note("ended")
            self.go_on()

    # The second person

    def approve(self, pick: int, who: str, seen: str) -> None:
        """What they saw may be another request than the one that they answer, which may be decided long ago."""
        life, request = self.requests[pick % len(self.requests)]
        who = self.fit(who, lambda each: life.may_approve(each, request))
        other = self.requests[-1][1].fingerprint
        self.say_yes(
            life, request, who, {"own": request.fingerprint, "other": other, "none": bytes(32)}[seen]
        )

    def say_yes(self, life: Life, request: Request, who: str, seen: bytes) -> None:
        before, decision = life.stage, request.decision
        if not self.tried(
            lambda tx: approval.approve(tx, request.id, self.town.staff[who], self.now, seen),
        ):
            return
        assert decision is None
        assert seen == request.fingerprint
        assert life.may_approve(who, request)
        assert before in (("pending",) if request.number == FIRST else OUT)
        if request.decision == "approved":
            assert self.is_as_seen(life, request)
            self.note("approved" if request.number == FIRST else "follow-up approved")
            self.let_go(life, request)
        else:
            assert request.decision == "moved"
            assert life.open
            self.note("asked anew")

    def refuse(self, pick: int, who: str, is_back: bool) -> None:
        if any(each.decision == "bypassed" for _, each in self.requests):
            self.review(who)
        life, request = self.requests[pick % len(self.requests)]
        who = self.fit(who, lambda each: life.may_approve(each, request))
        decision, verb = request.decision, approval.send_back if is_back else approval.reject
        if self.tried(lambda tx: verb(tx, request.id, self.town.staff[who], "No", self.now)):
            assert decision is None
            assert life.may_approve(who, request)
            assert request.decision == ("returned" if is_back else "rejected")
            self.note("refused")

    def review(self, who: str) -> None:
        life, request = next(each for each in self.requests if each[1].decision == "bypassed")
        who, before = self.fit(who, lambda each: life.may_approve(each, request)), request.is_reviewed
        if self.tried(lambda tx: approval.review(tx, request.id, self.town.staff[who], self.now)):
            assert not before
            assert life.may_approve(who, request)
            assert request.is_reviewed

    # Neighbours and coordinators

    def pass_on(self, pick: int, number: int, who: int | None, line: str) -> None:
        life, scheme = self.one(pick, ("sent", "sending")), self.town.schemes[number]
        people = list(self.town.people.values())
        leads = [each for each in people if each.schemes.get(scheme.id) == "coordinator"]
        person = leads[0] if who is None and leads else people[who or 0]
        if self.tried(lambda tx: forwards.pass_on(tx, person.id, scheme.id, life.code, line, self.now)):
            assert person.schemes.get(scheme.id) == "coordinator"
            assert life.stage in IN_FORCE
            assert life.content.is_public
            life.lines[scheme.id] = line
            self.note("passed on while words waited" if life.open else "passed on")
            self.go_on()

    def neighbours(self, move: Any) -> None:
        happens(self.place, self.town, move, self.now)

    @invariant()
    def nothing_went_but_what_was_approved(self) -> None:
        self.check()

    def teardown(self) -> None:
        self.reached.update(self.happened)
        self.place.close()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Pages of two people, a count that moves by two, and bodies in the two languages of the town."""
    for each in (fanout, following_fanout, forwarding):
        monkeypatch.setattr(each, "PAGE", 2)
    monkeypatch.setattr(rules, "MOVED_PEOPLE", MOVED)
    for language in ("en", "pl"):
        (tmp_path / language).symlink_to(texts.FOLDER / language)
    monkeypatch.setattr(texts, "FOLDER", tmp_path)


@pytest.mark.usefixtures("small")
def test_nothing_goes_but_what_was_approved_to_whom_it_was_approved() -> None:
    AlertLife.reached.clear()
    for number in SEEDS:
        run_state_machine_as_test(
            seed(number)(AlertLife),
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    # What no world came to, none can have done wrong.
    few = {what: AlertLife.reached[what] for what, least in LEAST.items() if AlertLife.reached[what] < least}
    assert not few
