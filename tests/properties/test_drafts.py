"""A draft in the hands of two colleagues: whatever they set, in whatever order and words, nothing of it is lost, and
nothing goes that has an error in it or a warning that nobody answered."""

import asyncio
import tempfile
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from alerts import service
from alerts.drafts import CHANGEABLE
from alerts.model import LIFE_CHOICES, Alert, AlertArea, Stage, Urgency
from alerts.rendering import render
from config.community import load_community
from config.errors import BadInput, Conflict
from config.texts import languages
from database.engine import Database
from database.metadata import metadata
from delivery.messages import SMS
from delivery.sms_text import MOST_PARTS, segments
from staff.model import Staff
from tests.unit.alerts.streets import DERBY, LINACRE, NOBODY_ASKED, NOON, SENDER, Streets

TEMPLATES = load_community("merseyside").templates
# Words that have something wrong with them, and letters of all kinds.
PIECES = (
    *(
        "Two sheds were broken into. ",
        "Lock up. ",
        "[street] ",
        "Mr Smith ",
        "12 Stanley Road ",
        "DRAFT ",
        "TBC ",
    ),
    *(
        "<b>bold</b> ",
        "*_`~ ",
        "{ $code } ",
        "bit.ly/a ",
        "\U0001f512 ",
        "שלום ",
        "e\u0301\u0323 ",
        "\u202e",
        "'\"&;-- ",
    ),
)
texts = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=40)
officers = st.sampled_from([0, 1])


class DraftWorld(RuleBasedStateMachine):
    """`stored` is what the two were told was kept."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.streets = Streets(Database(f"sqlite+aiosqlite:///{Path(self.folder.name) / 'alerts.db'}"))
        self.stored: dict[str, Any] = {}

    def do(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(coroutine)

    @initialize(is_whole=st.booleans())
    def begin(self, is_whole: bool) -> None:
        async def make() -> None:
            async with self.streets.database.transaction() as tx:
                await tx.run_sync(metadata.create_all)
            self.staff: list[Staff] = [await self.streets.officer(), await self.streets.officer()]
            if is_whole:
                self.draft = await self.streets.draft(self.staff[0], LINACRE)
                return
            async with self.streets.database.transaction() as tx:
                self.draft = await service.start_draft(tx, self.staff[0], SENDER, NOON)
                await service.set_category(tx, self.draft, self.staff[0], "burglary", "burglary", NOON)

        self.do(make())

    @property
    def now(self) -> Any:
        return self.streets.clock.at

    def alert(self) -> Alert:
        async def read() -> Alert:
            async with self.streets.database.reading() as tx:
                return await service.get(tx, self.draft)

        found: Alert = self.do(read())
        return found

    def attempt(self, who: int, verb: Any, *values: object, **kept: object) -> None:
        """One deed in one transaction; what it was to keep is kept if it was not refused."""
        before = self.alert()

        async def act() -> None:
            async with self.streets.database.transaction() as tx:
                await verb(tx, self.draft, self.staff[who], *values, self.now)

        try:
            self.do(act())
        except BadInput:
            assert self.alert() == before
        except Conflict:
            assert before.stage not in CHANGEABLE
        else:
            self.stored |= kept

    @rule(who=officers, words=texts)
    def write(self, who: int, words: str) -> None:
        old = self.alert().text
        self.attempt(who, service.set_text, words, text=words.strip())
        if self.alert().text != old:
            self.stored["translations"] = {}

    @rule(who=officers, template=st.sampled_from(TEMPLATES[:6]))
    def begin_with_a_template(self, who: int, template: Any) -> None:
        old = self.alert().text
        kept = {"text": template.text, "urgency": template.urgency, "is_appeal": template.is_appeal}
        self.attempt(who, service.apply_template, template, **kept)
        if self.alert().text != old:
            self.stored["translations"] = {}

    @rule(who=officers, urgency=st.sampled_from(Urgency))
    def choose_urgency(self, who: int, urgency: Urgency) -> None:
        self.attempt(who, service.set_urgency, urgency, urgency=urgency)

    @rule(who=officers, is_appeal=st.booleans())
    def choose_appeal(self, who: int, is_appeal: bool) -> None:
        self.attempt(who, service.set_appeal, is_appeal, is_appeal=is_appeal)

    @rule(who=officers, ward=st.sampled_from([LINACRE, DERBY]))
    def add_area(self, who: int, ward: str) -> None:
        area = AlertArea(ward, f"{ward} (Sefton)", "E08000014", "Sefton")
        self.attempt(who, service.add_area, area, [ward], ("E08000014",))

    @rule(who=officers, hours=st.sampled_from([None, 5, *LIFE_CHOICES]))
    def choose_life(self, who: int, hours: int | None) -> None:
        self.attempt(who, service.set_lives, hours, lives=hours)

    @rule(who=officers, hours=st.none() | st.integers(-30, 400))
    def choose_time(self, who: int, hours: int | None) -> None:
        send_at = None if hours is None else self.now + timedelta(hours=hours)
        self.attempt(who, service.set_send_at, send_at, send_at=send_at)

    @rule(who=officers, days=st.integers(-2, 80))
    def choose_outcome(self, who: int, days: int) -> None:
        self.attempt(who, service.set_outcome_on, self.now.date() + timedelta(days=days))

    @rule(who=officers, language=st.sampled_from([*languages(), "xx"]), words=texts)
    def translate(self, who: int, language: str, words: str) -> None:
        there = self.stored.get("translations", {})
        kept = {code: said for code, said in (there | {language: words.strip()}).items() if said}
        self.attempt(who, service.set_translation, language, words, translations=kept)

    @rule(who=officers)
    def answer_a_warning(self, who: int) -> None:
        async def places() -> list[str]:
            async with self.streets.database.reading() as tx:
                looked = await service.look_at(tx, await service.get(tx, self.draft), self.now)
                return [each.place for each in looked.open]

        for place in self.do(places())[:1]:
            self.attempt(who, service.answer_finding, place)

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        self.streets.clock.at += timedelta(hours=hours)

    @rule(who=officers, words=texts)
    def finish_and_submit(self, who: int, words: str) -> None:
        """All that is missing, these words, and off: whatever they are."""
        self.add_area(who, LINACRE)
        self.choose_urgency(who, Urgency.URGENT)
        self.choose_appeal(who, True)
        self.choose_time(who, None)
        self.write(who, words)
        self.submit(who)

    @rule(who=officers)
    def submit(self, who: int) -> None:
        async def act() -> None:
            async with self.streets.database.transaction() as tx:
                looked = await service.look_at(tx, await service.get(tx, self.draft), self.now)
                submitted = await service.submit(
                    tx, self.draft, self.staff[who], self.now, NOBODY_ASKED, from_telegram=True
                )
                assert not looked.errors
                assert not looked.open
                assert submitted.alert.missing is None

        before = self.alert()
        try:
            self.do(act())
        except BadInput:
            assert self.alert() == before
        except Conflict:
            assert before.stage != Stage.DRAFT

    @invariant()
    def nothing_is_lost(self) -> None:
        if not hasattr(self, "draft"):
            return
        alert = self.alert()
        shown = {**vars(alert), "translations": dict(alert.translations)}
        assert {key: shown[key] for key in self.stored} == self.stored
        if alert.stage not in CHANGEABLE:
            for language in languages():
                assert segments(render(alert, SMS, language).text).parts <= MOST_PARTS

    def teardown(self) -> None:
        self.do(self.streets.database.close())
        self.runner.close()
        self.folder.cleanup()


TestDrafts = DraftWorld.TestCase
TestDrafts.settings = settings(
    max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
