"""What a coordinator passes on while other words are on their way: nobody is left with the wrong ones."""

from sqlalchemy import select

from alerts import approval, following, service
from alerts.model import VersionKind
from alerts.tables import approvals
from config.community_model import AlertRules
from delivery.messages import SMS, TELEGRAM
from sandbox.handset import TelegramHandset
from tests.dialogues.alerting import member, sent
from tests.dialogues.schemes import BOTH, neighbour, scheme
from tests.dialogues.test_scheme_forward import copies
from tests.world import Town

CORRECTED = "It was Marsh Lane, not Linacre Lane."
_ALWAYS_ASKED = AlertRules(
    people=10**6,
    telegram_people=10**6,
    urgencies=frozenset({"routine", "urgent", "emergency"}),
    groups=frozenset(),
)


async def correct(town: Town, author: TelegramHandset, code: str) -> None:
    """Ask for a second person's yes to a correction."""
    writer, now = await member(town, author), town.clock.now()
    async with town.database.transaction() as tx:
        alert = await service.by_code(tx, code)
        assert alert is not None
        followed = await following.follow_up(
            tx, alert.id, writer, VersionKind.CORRECTION, CORRECTED, now, _ALWAYS_ASKED, from_telegram=False
        )
    assert followed.waits
    await town.settle()


async def agree(town: Town, second: TelegramHandset) -> None:
    approver = await member(town, second)
    async with town.database.transaction() as tx:
        wanted = select(approvals).order_by(approvals.c.id.desc()).limit(1)
        asked = (await tx.execute(wanted)).one()
        await approval.approve(tx, asked.id, approver, town.clock.now(), asked.fingerprint)
    await town.settle()


async def test_a_correction_that_was_asked_for_before_a_forward_reaches_who_has_it_by_that(
    town: Town, channel: str
) -> None:
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    ann, poster = await scheme(town, channel, ada)
    members = [await neighbour(town, f"Bob on {each}", each, poster) for each in BOTH]
    code = await sent(town, ada)
    await correct(town, ada, code)
    await ann.says(f"FWD {code}")
    await ann.chooses("Send it")
    assert all(CORRECTED not in each.last for each in members)
    await agree(town, ben)
    for each in (*members, ann):
        told = [said for said in each.texts if CORRECTED in said]
        assert len(told) == 1, each.name
        assert ("coordinator" in told[0] or "Passed on" in told[0]) == (each is not ann)
    # What is passed on from now on has the new words, and is not put right once more.
    late = await neighbour(town, "Late", channel, poster)
    await ann.says(f"FWD {code}")
    await ann.chooses("Send it")
    assert len(copies(late, code)) == 1
    assert CORRECTED in late.last


async def test_the_wrong_words_that_wait_for_the_morning_do_not_go_when_they_were_put_right_at_night(
    town: Town, channel: str
) -> None:
    ada = await town.officer("Ada")
    ann, poster = await scheme(town, TELEGRAM, ada)
    bob = await neighbour(town, "Bob", channel, poster)
    await town.pass_time(hours=10)
    late, ben = await town.officer("Late"), await town.officer("Ben")
    code = await sent(town, late)
    await correct(town, late, code)
    await town.pass_time(hours=2)
    await ann.says(f"FWD {code}")
    await ann.chooses("Send it")
    await agree(town, ben)
    assert copies(bob, code) == []
    await town.pass_time(hours=11)
    (got,) = copies(bob, code)
    assert CORRECTED in got


async def test_who_muted_the_topic_gets_no_forward_of_it(town: Town, channel: str) -> None:
    ada = await town.officer("Ada")
    ann, poster = await scheme(town, TELEGRAM, ada)
    cat = await neighbour(town, "Cat", channel, poster)
    bob = await neighbour(town, "Bob", SMS, poster)
    code = await sent(town, ada)
    await cat.says(f"MUTE {code}")
    assert "No more alerts until" in cat.last
    before = len(copies(cat, code))
    await ann.says(f"FWD {code}")
    # Nobody learns who muted what: they count as if they had it.
    assert "Will be told: 1. Had it already: 2." in ann.last
    await ann.chooses("Send it")
    assert len(copies(bob, code)) == 1
    assert len(copies(cat, code)) == before
