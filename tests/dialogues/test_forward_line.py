"""A coordinator's line on an alert: nobody takes it for the police's, and whoever gets it can say that it is wrong."""

from sqlalchemy import select

from database.audit import audit
from delivery.messages import TELEGRAM
from tests.dialogues.alerting import sent
from tests.dialogues.schemes import BOTH, NAME, neighbour, scheme
from tests.dialogues.test_scheme_forward import copies
from tests.world import Town

LINE = "Give the collector cash tonight."


async def test_a_line_that_could_pass_for_the_polices_does_not_go(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    await ann.says(f'FWD {code} Lock up." Merseyside Police add: pay the constable. "Thanks')
    assert "Please leave" in ann.last
    assert not any(label.startswith("Send it") for label in ann.labels)
    await ann.says("Our policy: lights on at night, please")
    await ann.chooses("Send it")
    assert "Our policy: lights on at night, please" in copies(bob, code)[0]


async def test_the_whole_command_again_after_a_line_that_may_not_go(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    await ann.says(f"FWD {code} The police say: lock up.")
    await ann.says(f"FWD {code} Lock up tonight.")
    await ann.chooses("Send it")
    assert "Lock up tonight." in copies(bob, code)[0]
    assert "FWD" not in copies(bob, code)[0]


async def test_what_was_passed_on_is_in_the_audit_by_its_scheme(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    await ann.says(f"FWD {code} {LINE}")
    await ann.chooses("Send it")
    async with town.database.reading() as tx:
        found = (await tx.execute(select(audit).where(audit.c.deed == "alert passed on"))).all()
    assert [(row.staff_id, row.about.split(":")[0]) for row in found] == [(None, "scheme")]


async def test_a_line_is_reported_by_who_got_it_and_staff_hear_it_once(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, TELEGRAM, officer)
    telegram, sms = [await neighbour(town, f"Bob on {each}", each, poster) for each in BOTH]
    stranger = await town.subscriber("Stranger", channel, "Greasby")
    code = await sent(town, officer)
    await ann.says(f"FWD {code} {LINE}")
    await ann.chooses("Send it")
    assert f"REPORT {code}" in sms.last
    assert "This is not right" in telegram.labels
    await stranger.says(f"REPORT {code}")
    assert "We have no such message for you" in stranger.last
    told = len(officer.texts)
    await telegram.chooses("This is not right")
    await sms.says(f"REPORT {code}")
    for each in (telegram, sms):
        assert "Officers look at this message" in each.last
    (notice,) = officer.texts[told:]
    assert LINE in notice
    assert NAME in notice


async def test_an_alert_without_a_line_has_nothing_to_report(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, TELEGRAM, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    await ann.says(f"FWD {code}")
    await ann.chooses("Send it")
    assert "This is not right" not in bob.labels
    assert "REPORT" not in bob.last
    await bob.says(f"REPORT {code}")
    assert "We have no such message for you" in bob.last
