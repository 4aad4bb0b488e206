"""What waits for the morning comes at eight, and many alerts are one message then."""

from delivery.messages import SMS
from tests.dialogues.alerting import sent
from tests.dialogues.test_compose import write
from tests.world import Town


async def test_three_alerts_of_a_night_are_one_message_in_the_morning(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await town.pass_time(hours=12)
    officer = await town.officer()
    before = len(ann.texts)
    codes = [
        await sent(town, officer, text=f"Shed number {each} was broken into.")
        for each in ("one", "two", "three")
    ]
    await officer.says(f"/sent {codes[0]}")
    assert "On its way: 1 (held for the morning: 1)" in officer.last
    await officer.chooses("Withdraw")
    await officer.chooses("Yes, withdraw it")
    codes[0] = await sent(town, officer, text="Another shed was broken into.")
    assert len(ann.texts) == before
    await town.pass_time(hours=10)
    assert len(ann.texts) == before + 1
    assert "New alerts for you:" in ann.last
    assert all(f"- Burglary: Linacre (Sefton) ({code})" in ann.last for code in codes)
    assert f"{town.base_url}/alerts" in ann.last
    if channel != SMS:
        await ann.says("/alerts")
        assert "Another shed was broken into." in ann.last


async def test_the_preview_says_who_has_had_enough_this_week(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    officer = await town.officer()
    for number in range(10):
        await sent(town, officer, text=f"Shed {'abcdefghij'[number]} was broken into.")
    before = len(ann.texts)
    await write(officer)
    assert "1 person has had many alerts this week: they get it tomorrow at 8:00am." in officer.last
    code = await sent(town, officer, text="The eleventh shed was broken into.")
    await officer.says(f"/sent {code}")
    assert "On its way: 1 (held for the morning: 1)" in officer.last
    assert len(ann.texts) == before
    await town.pass_time(hours=22)
    assert len(ann.texts) == before + 1
