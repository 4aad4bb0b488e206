"""Answering an alert: by its button, by SAW and its code, in plain words."""

import pytest
from sqlalchemy import Row, select

from delivery.messages import SMS, TELEGRAM
from intelligence.tables import tips
from sandbox.handset import Handset
from tests.dialogues.test_compose import code_in, write
from tests.world import Town

SEEN = "Saw a lad climb over the back wall about nine, grey hoodie, carrying a drill"


async def send_alert(town: Town, officer: Handset | None = None, **words: str) -> str:
    """An officer sends an alert for Linacre; its code."""
    sender = officer or await town.officer()
    await write(sender, **words)  # type: ignore[arg-type]  # an officer has Telegram
    await sender.chooses("Send now")
    while "Keep it so" in sender.labels:  # a second alert about the same is asked about
        await sender.chooses("Keep it so")
    if "Send now" in sender.labels:
        await sender.chooses("Send now")
    return code_in(sender.last)


async def only_tip(town: Town) -> Row[tuple[object, ...]]:
    await town.pass_time(minutes=15)
    async with town.database.reading() as tx:
        return (await tx.execute(select(tips))).one()


async def test_by_the_button_and_the_alert_stays(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    await send_alert(town)
    alert = ann.last
    await ann.chooses("I saw something")
    assert ann.last.startswith("What did you see?")
    assert alert in ann.texts
    await ann.says(SEEN)
    await ann.chooses("Send, no questions")
    tip = await only_tip(town)
    assert (tip.category, tip.team, tip.reply_category) == ("burglary", "npt-sefton", "burglary")
    # It reached fewer than 25 people: category and borough only.
    assert (tip.reply_alert, tip.reply_area, tip.reply_borough) == (None, "Sefton", "Sefton")
    assert alert in ann.texts


@pytest.mark.parametrize("between", [" ", "\n"])
async def test_by_code(town: Town, channel: str, between: str) -> None:
    ann = await town.subscriber("Ann", channel)
    code = await send_alert(town)
    await ann.says(f"saw {code.lower()}{between}{SEEN}")
    assert ann.last.startswith("Send this without your name?")
    await ann.chooses("Send, no questions")
    assert (await only_tip(town)).reply_category == "burglary"


async def test_by_code_alone(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    code = await send_alert(town)
    await ann.says(f"SAW {code}")
    assert ann.last.startswith("What did you see?")
    await ann.says("grey hoodie, about nine")
    await ann.chooses("Send, you may ask me")
    assert (await only_tip(town)).reply_category == "burglary"


async def test_a_code_that_was_never_sent(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(f"SAW 3QX7 {SEEN}")
    assert "no alert with that code" in ann.last


async def test_saw_and_no_code_is_a_sentence(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(f"{SEEN} in Bootle, they broke into the sheds")
    assert ann.last.startswith("Send this without your name?")


async def test_plain_words_after_one_alert_are_its_answer(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await send_alert(town)
    await ann.says("Seen two lads with bolt cutters behind the sheds last night")
    assert ann.last.startswith("Send this without your name?")
    await ann.chooses("Send, no questions")
    assert (await only_tip(town)).reply_category == "burglary"


@pytest.mark.parametrize(("chosen", "category"), [("Burglary", "burglary"), ("Something else", None)])
async def test_after_several_alerts_we_ask_which(
    town: Town, channel: str, chosen: str, category: str | None
) -> None:
    ann = await town.subscriber("Ann", channel)
    officer = await town.officer()
    first = await send_alert(town, officer)
    second = await send_alert(town, officer, text="Another one. Lock your sheds.")
    await ann.says("Seen two lads with bolt cutters behind the sheds last night")
    assert "About which?" in ann.last
    headline = "Burglary: Linacre (Sefton)"
    assert set(ann.labels[:2]) == {f"{headline}, {first}", f"{headline}, {second}"}
    assert ann.labels[2:] == ["Something else"]
    await ann.chooses(chosen)
    assert "Send this without your name?" in ann.last
    await ann.chooses("Send, no questions")
    assert (await only_tip(town)).reply_category == category


async def test_after_three_days_an_alert_is_no_longer_meant(town: Town) -> None:
    bob = await town.subscriber("Bob", SMS)
    await send_alert(town)
    await town.pass_time(hours=73)
    await bob.says("Seen two lads with bolt cutters behind the sheds in Bootle last night")
    await bob.chooses("Send, no questions")
    assert (await only_tip(town)).reply_category is None
