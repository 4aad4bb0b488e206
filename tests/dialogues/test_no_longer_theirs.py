"""What waits for 08:00 when somebody drops a place, leaves a scheme, or mutes a topic at night."""

from alerts import following, service
from alerts.model import Urgency, VersionKind
from delivery.messages import TELEGRAM
from tests.dialogues.alerting import NOBODY_ASKED, member, sent
from tests.dialogues.schemes import NAME, neighbour, scheme
from tests.dialogues.test_scheme_forward import copies
from tests.world import Town


async def test_a_place_that_was_dropped_at_night_gets_nothing_in_the_morning(
    town: Town, channel: str
) -> None:
    dropper, stays = await town.subscriber("Dropper", channel), await town.subscriber("Stays", channel)
    await dropper.says("ADD Greasby")
    assert "Greasby" in dropper.last
    await town.pass_time(hours=12)
    code = await sent(town, await town.officer())
    await dropper.says("DROP 1")
    await town.pass_time(hours=12)
    assert copies(dropper, code) == []
    assert len(copies(stays, code)) == 1


async def test_a_place_that_still_holds_another_way_keeps_its_alert(town: Town, channel: str) -> None:
    """Two places that hold the alert's ward: dropping one leaves the other."""
    person = await town.subscriber("Two places", channel)
    await person.says("ADD Sefton")
    assert "Drop Sefton" in person.labels
    await town.pass_time(hours=12)
    code = await sent(town, await town.officer())
    await person.says("DROP 1")
    await town.pass_time(hours=12)
    assert len(copies(person, code)) == 1


async def test_a_scheme_that_was_left_at_night_brings_nothing_in_the_morning(
    town: Town, channel: str
) -> None:
    ada = await town.officer("Ada")
    ann, poster = await scheme(town, TELEGRAM, ada)
    bob, eve = [await neighbour(town, name, channel, poster) for name in ("Bob", "Eve")]
    near = await neighbour(town, "Near", channel, poster, "Linacre")
    await town.pass_time(hours=12)
    code = await sent(town, await town.officer("Late"))
    await ann.says(f"FWD {code}")
    await ann.chooses("Send it")
    await bob.says(f"STOP {NAME}")
    await near.says("LEAVE")
    await town.pass_time(hours=12)
    assert copies(bob, code) == []
    assert len(copies(eve, code)) == 1
    assert len(copies(near, code)) == 1


async def test_new_words_do_not_bring_back_what_was_left(town: Town, channel: str) -> None:
    ada = await town.officer("Ada")
    ann, poster = await scheme(town, TELEGRAM, ada)
    bob, eve = [await neighbour(town, name, channel, poster) for name in ("Bob", "Eve")]
    await town.pass_time(hours=12)
    late = await town.officer("Late")
    code = await sent(town, late)
    await ann.says(f"FWD {code}")
    await ann.chooses("Send it")
    await bob.says(f"STOP {NAME}")
    await eve.says("DROP 1")  # which is not why they have it
    writer, now = await member(town, late), town.clock.now()
    async with town.database.transaction() as tx:
        alert = await service.by_code(tx, code)
        assert alert is not None
        await following.follow_up(
            tx,
            alert.id,
            writer,
            VersionKind.UPDATE,
            "One man was held.",
            now,
            NOBODY_ASKED,
            from_telegram=True,
        )
    await town.settle()
    await town.pass_time(hours=12)
    assert copies(bob, code) == []
    (got,) = copies(eve, code)
    assert "One man was held." in got


async def test_who_has_what_was_wrong_hears_so_though_they_mute_its_topic_at_night(
    town: Town, channel: str
) -> None:
    for word in ("MUTE {code}", "STOP BURGLARY"):
        person = await town.subscriber(word.split()[0], channel)
        code = await sent(town, await town.officer(word.split()[0] + " officer"))
        assert len(copies(person, code)) == 1
        await town.pass_time(hours=12)
        officer = await member(town, await town.officer(word.split()[0] + " officer at night"))
        async with town.database.transaction() as tx:
            alert = await service.by_code(tx, code)
            assert alert is not None
            await following.withdraw(tx, alert.id, officer, town.clock.now())
        await town.settle()
        await person.says(word.format(code=code))
        await town.pass_time(hours=12)
        assert any("was wrong. Please ignore it" in said for said in person.texts), word


async def test_who_left_the_place_still_hears_that_what_they_have_was_wrong(town: Town, channel: str) -> None:
    person = await town.subscriber("Moves", channel)
    late = await town.officer("Day")
    code = await sent(town, late, urgency=Urgency.ROUTINE)
    await town.pass_time(hours=12)
    officer = await member(town, await town.officer("Night"))
    async with town.database.transaction() as tx:
        alert = await service.by_code(tx, code)
        assert alert is not None
        await following.withdraw(tx, alert.id, officer, town.clock.now())
    await town.settle()
    await person.says("DROP 1")
    await town.pass_time(hours=12)
    assert any("was wrong. Please ignore it" in said for said in person.texts)
