"""What those are told who ask for a second person, and who are it: true, short, and with what to do next."""

from sqlalchemy import update

from alerts.model import Urgency
from alerts.tables import approvals
from delivery.messages import TELEGRAM
from delivery.routes import RouteState
from delivery.tables import routes
from staff.tables import staff as staff_table
from staff.tables import staff_routes
from tests.dialogues.alerting import sent
from tests.dialogues.test_approve import WORDS, ask, reopen
from tests.dialogues.test_compose import write
from tests.dialogues.test_sent import NEWS, tell
from tests.world import PIN, Town


async def block(town: Town, name: str) -> None:
    """As if this member of staff had blocked the bot."""
    async with town.database.transaction() as tx:
        theirs = (
            staff_routes.select()
            .join(staff_table, staff_table.c.id == staff_routes.c.staff_id)
            .where(staff_table.c.name == name)
            .with_only_columns(staff_routes.c.route_id)
        )
        await tx.execute(update(routes).where(routes.c.id.in_(theirs)).values(state=RouteState.BLOCKED))


async def test_who_is_alone_hears_that_nobody_was_told(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada = await town.officer("Ada")
    await town.officer("Far", team="npt-wirral")
    await town.officer("Kim", "member")
    await ask(town, ada)
    assert "told just now" not in ada.last
    assert "Nobody else who may look at it can be reached in Telegram yet." in ada.last
    assert "mersey staff invite" in ada.last


async def test_the_author_hears_how_many_were_told(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada = await town.officer("Ada")
    await town.officer("Ben")
    await ask(town, ada)
    assert "waits for a second person. 1 colleague was told just now." in ada.last
    await town.officer("Sue", "supervisor", "npt-wirral")
    await town.officer("Gone")
    await block(town, "Gone")
    await ask(town, ada, text="Gas leak in Oxford Road. Keep out.")
    assert "waits for a second person. 2 colleagues were told just now." in ada.last


async def test_what_follows_says_who_was_told(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada = await town.officer("Ada")
    code = await sent(town, ada, urgency=Urgency.EMERGENCY)
    await tell(ada, code, "Update")
    assert "Nobody else who may look at it can be reached in Telegram yet." in ada.last
    other = await sent(town, ada, urgency=Urgency.EMERGENCY)
    await town.officer("Ben")
    await tell(ada, other, "Update")
    assert "wait for a second person before they go out. 1 colleague was told just now." in ada.last


async def test_who_signs_on_later_hears_what_waits(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada = await town.officer("Ada")
    await ask(town, ada)
    await ask(town, ada, text="Gas leak in Oxford Road. Keep out.")
    sue = await town.officer("Sue", "supervisor", "npt-wirral")
    assert "Welcome, Sue" in sue.last
    assert "2 alerts wait for you. Send /approve." in sue.last
    kim = await town.officer("Kim", "member")
    assert "/approve" not in kim.last
    await town.pass_time(hours=9)
    await sue.says("/sent")
    await sue.says(PIN)
    begun = next(text for text in sue.new if "Your shift is open until" in text)
    assert "2 alerts wait for you. Send /approve." in begun
    await town.pass_time(hours=9)
    await sue.says("/approve")
    await sue.says(PIN)
    begun = next(text for text in sue.new if "Your shift is open until" in text)
    assert "/approve" not in begun
    assert "Ada asks you to look at alert" in sue.last
    await ada.says("/sent")
    await ada.says(PIN)
    assert not any("Send /approve" in text for text in ada.new)


async def test_what_puts_danger_right_is_marked_as_danger(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    for deed in ("Update", "Correct"):
        code = await sent(town, ada, urgency=Urgency.EMERGENCY)
        await tell(ada, code, deed)
        assert ben.last.startswith("EMERGENCY. Ada asks for a second person. This follows alert")
        assert "Please look now." in ben.last
    code = await sent(town, ada, urgency=Urgency.EMERGENCY)
    await tell(ada, code, "Tell how it ended")
    assert f"This follows alert {code}" in ben.last
    assert "EMERGENCY" not in ben.last


async def test_the_author_is_told_that_theirs_waits(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada, cat = await town.officer("Ada"), await town.officer("Cat")
    first = await ask(town, ada)
    await ada.says("/approve")
    assert "Nothing waits for you to approve." in ada.last
    assert f"One of yours waits for a colleague: {first}." in ada.last
    second = await ask(town, ada, text="Gas leak in Oxford Road. Keep out.")
    await ada.says("/approve")
    assert f"2 of yours wait for a colleague: {first}, {second}." in ada.last
    await cat.says("/approve")
    await cat.chooses("Approve")
    await ada.says("/approve")
    assert f"One of yours waits for a colleague: {second}." in ada.last
    far = await town.officer("Far", team="npt-wirral")
    await far.says("/approve")
    assert "of yours" not in far.last


async def test_the_changed_sentences_stand_before_and_now(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    await ask(town, ada)
    await ben.chooses("Look at it")
    await ben.chooses("Send back")
    await ben.says("Which end of the road?")
    await reopen(ada)
    await ada.chooses("Edit the text")
    await ada.says(WORDS.replace("Stanley Road", "Stanley Road by the R&B 'club'"))
    await ada.chooses("Send now")
    await ben.presses("Look at it")
    assert (
        "Before:\nA man with a knife was seen in Stanley Road.\n"
        "Now:\nA man with a knife was seen in Stanley Road by the R&B 'club'.\n" in ben.last
    )
    assert "Keep away" not in ben.last


async def test_what_the_author_kept_is_marked_so(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    await write(ada, urgency="Emergency", text="Keep away from 14 Stanley Road. Ring 999.")
    await ada.chooses("Send now")
    assert "Please look at this" in ada.last
    while "Please look at this" in ada.last:
        await ada.chooses("Keep it so")
    await ben.chooses("Look at it")
    found = [line for line in ben.last.splitlines() if line.startswith("Check:")]
    assert found
    assert all(line.endswith("The author looked at it and kept it.") for line in found)


async def test_what_follows_has_no_answers_of_the_first(town: Town) -> None:
    """Its places are those of other words."""
    await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    text = "Keep away from 14 Stanley Road. Ring 999."
    await write(ada, urgency="Emergency", text=text)
    await ada.chooses("Send now")
    while "Please look at this" in ada.last:
        await ada.chooses("Keep it so")
    await ben.chooses("Look at it")
    await ben.chooses("Approve")
    code = next(text for text in ben.texts if "You approved alert" in text).split()[3].rstrip(".")
    await tell(ada, code, "Update", "Keep away from 15 Stanley Road. Ring 999.")
    await ben.presses("Look at it")
    found = [line for line in ben.last.splitlines() if line.startswith("Check:")]
    assert found
    assert not any("kept it" in line for line in found)


async def test_the_reason_why_it_waits_no_longer_is_said(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    for deed, cause in (("Withdraw", "withdrew"), ("It is over", "stood down")):
        code = await sent(town, ada, urgency=Urgency.EMERGENCY)
        await tell(ada, code, "Update", NEWS)
        await ben.chooses("Look at it")
        await ada.says(f"/sent {code}")
        await ada.chooses(deed)
        await ada.chooses("Yes")
        await ben.presses("Approve")
        said = "\n".join([*ben.new, ben.last])
        assert f"Ada {cause} alert {code} meanwhile, so what follows it does not go." in said


async def test_who_was_faster_is_named(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada, ben, cat = [await town.officer(name) for name in ("Ada", "Ben", "Cat")]
    code = await ask(town, ada)
    await cat.chooses("Look at it")
    await reopen(ada)
    await ada.chooses("Edit the text")
    await ada.says("Two men with knives were seen in Stanley Road.")
    await cat.presses("Approve")
    assert f"Ada changed alert {code} after you were asked" in "\n".join([*cat.new, cat.last])
    await ada.chooses("Send now")
    await ben.presses("Look at it")
    await cat.presses("Look at it")
    await ben.chooses("Send back")
    await ben.says("Which street?")
    await cat.presses("Approve")
    assert f"Ben sent alert {code} back to be changed" in "\n".join([*cat.new, cat.last])


async def test_a_review_that_somebody_else_did_is_named(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    sue, ben, cat = (
        await town.officer("Sue", "supervisor"),
        await town.officer("Ben"),
        await town.officer("Cat"),
    )
    code = await ask(town, sue)
    await ben.chooses("Look at it")
    await cat.chooses("Look at it")
    await ben.chooses("I have looked at it")
    await cat.presses("I have looked at it")
    assert f"Ben looked at alert {code} already" in "\n".join([*cat.new, cat.last])
    ben_said = len(ben.texts)
    await ben.presses("Look at it")
    assert f"You looked at alert {code} already" in "\n".join([*ben.texts[ben_said:], ben.last])


async def test_a_request_of_nobody_knows_no_cause(town: Town) -> None:
    """A number that somebody made up."""
    await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    await ask(town, ada)
    async with town.database.transaction() as tx:
        await tx.execute(update(approvals).values(id=77))
    await ben.presses("Look at it")
    assert "does not wait for you any more" in "\n".join(ben.new)
