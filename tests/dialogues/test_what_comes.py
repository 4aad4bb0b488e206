"""What somebody wishes decides what comes: places, topics, STOP and erasing, seen at the far end."""

from sqlalchemy import select

from alerts.tables import alert_recipients
from delivery.messages import SMS
from delivery.tables import outbox, routes
from tests.dialogues.asking import only_subscriber
from tests.world import Town

WORDS = "Two houses in Knowsley Road were broken into last night."


async def alert(town: Town, urgency: str = "Urgent") -> None:
    """An officer warns Linacre of burglaries; a supervisor, who needs nobody for it, of danger to life."""
    officer = await town.officer(role="supervisor" if urgency == "Emergency" else "officer")
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.says("Linacre")
    await officer.chooses("Done")
    await officer.chooses(urgency)
    await officer.says(WORDS)
    await officer.chooses("Yes")
    await officer.chooses("Send now")
    await town.settle()


async def test_an_alert_comes_once_whatever_places_overlap(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    for words in ("JOIN LINACRE", "ADD BOOTLE", "ADD SEFTON"):
        await ann.says(words)
    await alert(town)
    assert len([text for text in ann.texts if WORDS in text]) == 1


async def test_no_alert_for_a_topic_or_place_that_was_stopped(town: Town, channel: str) -> None:
    ann, bob = await town.person("Ann", channel), await town.person("Bob", channel)
    await ann.says("JOIN LINACRE")
    await ann.says("STOP BURGLARY")
    await bob.says("JOIN LINACRE")
    await bob.says("ADD KIRKBY")
    await bob.says("STOP LINACRE")
    eve = await town.subscriber("Eve", SMS)
    await alert(town)
    assert WORDS in eve.last
    assert not [text for text in (*ann.texts, *bob.texts) if WORDS in text]


async def test_after_stop_nothing_comes(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN LINACRE")
    await ann.says("STOP")
    eve = await town.subscriber("Eve", SMS)
    await alert(town, "Emergency")
    assert WORDS in eve.last
    assert not [text for text in ann.texts if WORDS in text]


async def test_danger_to_life_reaches_who_wants_no_topics(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    await ann.says("JOIN LINACRE")
    await ann.says("TOPICS")
    await ann.says(" ".join(str(number + 1) for number in range(len(town.parts.community.topics))))
    assert (await only_subscriber(town)).topics == frozenset()
    await alert(town, "Emergency")
    assert len([text for text in ann.texts if WORDS in text]) == 1


async def test_alerts_lists_what_is_in_force(town: Town, channel: str) -> None:
    await town.subscriber("Eve", SMS)
    await alert(town)
    ann = await town.person("Ann", channel)
    await ann.says("JOIN LINACRE")
    await ann.says("ALERTS")
    assert "Burglary: Linacre" in ann.last
    assert "17 Nov" in ann.last
    await ann.says("ALERTS KIRKBY")
    assert "No alerts are in force" in ann.last


async def test_erasing_takes_the_person_out_of_what_was_sent(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN LINACRE")
    person = await only_subscriber(town)
    await alert(town)
    await ann.says("MYDATA")
    await ann.chooses("Erase everything")
    await ann.chooses("Yes, erase it")

    async with town.database.reading() as tx:
        (recipient,) = (await tx.scalars(select(alert_recipients.c.subscriber_id))).all()
        sent = (await tx.execute(select(outbox).where(outbox.c.bulletin_id.is_not(None)))).one()
        known = set((await tx.scalars(select(routes.c.id))).all())
    assert recipient == sent.person_id != person.id
    assert sent.route_id not in known
