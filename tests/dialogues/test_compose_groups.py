"""An officer writes to groups: two screens, the rule in words, and exactly the right phones."""

from delivery.messages import SMS, TELEGRAM
from sandbox.handset import Handset, TelegramHandset
from tests.dialogues.test_compose import write
from tests.dialogues.test_groups import code_for, opens
from tests.world import Town


async def member(town: Town, name: str, channel: str, *slugs: str) -> Handset:
    """Somebody of Linacre who belongs to these groups."""
    person = await town.subscriber(name, channel)
    for slug in slugs:
        await opens(person, await code_for(town, slug))
        await person.chooses("Yes")
    return person


async def choose(officer: TelegramHandset, group: str, rule: str) -> None:
    await officer.chooses(group)
    await officer.chooses(rule)


async def to_groups(officer: TelegramHandset) -> None:
    """From the preview to the list of groups."""
    await officer.chooses("More")
    await officer.chooses("Who gets it")


def has_it(person: Handset) -> bool:
    return any("Two sheds were broken into" in text for text in person.texts)


async def test_the_public_and_a_group_without_another(town: Town) -> None:
    public = await town.subscriber("Public", SMS)
    pub = await member(town, "Pub", SMS, "pub-watch")
    school, both = (
        await member(town, "School", TELEGRAM, "schools"),
        await member(town, "Both", SMS, "pub-watch", "schools"),
    )
    # Pub chose no topic at all.
    await pub.says("TOPICS")
    await pub.says(" ".join(str(number + 1) for number in range(len(town.parts.community.topics))))
    officer = await town.officer()
    await write(officer)
    await to_groups(officer)
    assert "Now: The public of Linacre (Sefton)." in officer.last
    await choose(officer, "Pub Watch", "They get it")
    await choose(officer, "Schools", "Leave them out")
    assert "Now: The public of Linacre (Sefton), and Pub Watch there, without Schools." in officer.last
    assert "Pub Watch: gets it" in officer.labels
    assert "Schools: left out" in officer.labels
    await officer.chooses("Back to the alert")
    assert "The public of Linacre (Sefton), and Pub Watch there, without Schools" in "\n".join(officer.texts)
    assert "2 people will get it" in officer.last
    await officer.chooses("Send")
    assert [has_it(each) for each in (public, pub, school, both)] == [True, True, False, False]


async def test_groups_alone(town: Town) -> None:
    public, pub = await town.subscriber("Public", TELEGRAM), await member(town, "Pub", SMS, "pub-watch")
    officer = await town.officer()
    await write(officer)
    await to_groups(officer)
    await officer.chooses("The public too: yes")
    assert any("nobody would get it" in text for text in officer.texts)
    assert "The public too: yes" in officer.labels
    await choose(officer, "Pub Watch", "They get it")
    await officer.chooses("The public too: yes")
    assert "Now: Pub Watch in Linacre (Sefton)." in officer.last
    # Taking back the only group that gets it would leave nobody.
    await choose(officer, "Pub Watch", "No rule")
    assert "Pub Watch: gets it" in officer.labels
    await officer.chooses("Back to the alert")
    await officer.chooses("Send")
    assert [has_it(each) for each in (public, pub)] == [False, True]
    # What went to members is not read aloud to everybody who lives there.
    await public.says("/alerts")
    assert not has_it(public)


async def test_only_those_who_belong_and_chose_the_topic(town: Town) -> None:
    public, pub = await town.subscriber("Public", TELEGRAM), await member(town, "Pub", SMS, "pub-watch")
    officer = await town.officer()
    await write(officer)
    await to_groups(officer)
    await choose(officer, "Pub Watch", "Only those of them")
    assert "of these only Pub Watch" in officer.last
    await officer.chooses("Back to the alert")
    await officer.chooses("Send")
    assert [has_it(each) for each in (public, pub)] == [False, True]


async def test_a_typed_sentence_and_a_stale_button_change_nothing(town: Town) -> None:
    public = await town.subscriber("Public", TELEGRAM)
    officer = await town.officer()
    await write(officer)
    await to_groups(officer)
    await officer.says("all pubs please")
    assert "Who gets it?" in officer.last
    await officer.chooses("Pub Watch")
    await officer.says("hm")
    assert "What about its members" in officer.last
    await officer.says("/menu")
    await officer.presses("Leave them out")
    await officer.says("/alert")
    await officer.chooses("Burglary")
    assert "The public of Linacre (Sefton)" in officer.last
    assert "without" not in officer.last
    await officer.chooses("Send")
    assert has_it(public)


async def test_what_is_for_people_at_risk_waits_for_a_second_person(town: Town) -> None:
    public = await town.subscriber("Public", TELEGRAM)
    officer = await town.officer()
    await write(officer)
    await to_groups(officer)
    await choose(officer, "People at risk", "They get it")
    await officer.chooses("Back to the alert")
    await officer.chooses("Send")
    assert not has_it(public)


async def test_only_they_get_it_is_one_button(town: Town) -> None:
    public, pub = await town.subscriber("Public", TELEGRAM), await member(town, "Pub", SMS, "pub-watch")
    school = await member(town, "School", SMS, "schools")
    officer = await town.officer()
    await write(officer)
    await to_groups(officer)
    await choose(officer, "Schools", "They get it")
    await choose(officer, "Pub Watch", "Only they get it")
    assert "Now: Pub Watch in Linacre (Sefton)." in officer.last
    assert "The public too: no" in officer.labels
    await officer.chooses("Back to the alert")
    await officer.chooses("Send")
    assert [has_it(each) for each in (public, pub, school)] == [False, True, False]


async def test_an_audience_of_nobody_names_the_groups(town: Town) -> None:
    await town.subscriber("Public", TELEGRAM)
    officer = await town.officer()
    await write(officer)
    await to_groups(officer)
    await choose(officer, "Pub Watch", "Only they get it")
    await officer.chooses("Back to the alert")
    assert "Nobody in these groups has a place there" in officer.last
    await to_groups(officer)
    await officer.chooses("The public too: no")
    await choose(officer, "Pub Watch", "Only those of them who also chose this topic")
    await officer.chooses("Back to the alert")
    assert "Nobody there gets it by the rules for groups" in officer.last
