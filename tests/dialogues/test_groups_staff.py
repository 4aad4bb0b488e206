"""/groups: staff let people in, and never learn who came."""

import re

from delivery.messages import SMS, TELEGRAM
from tests.dialogues.asking import subscribers_of
from tests.world import Town

CODE = re.compile(r"JOIN (\w{4}-\w{4}-\w{4}) to")


async def make(town: Town, group: str, way: str, *, role: str = "officer", team: str = "npt-sefton") -> str:
    """What an officer is told who makes a code."""
    officer = await town.officer("Ada", role, team)
    await officer.says("/groups")
    await officer.chooses(group)
    await officer.chooses(way)
    return officer.last


async def test_a_code_for_many_works_on_both_channels(town: Town) -> None:
    said = await make(town, "Pub Watch", "Code for many")
    assert "until 17 December" in said
    found = CODE.search(said)
    assert found
    code = found[1]
    assert f"?start=g-{code}" in said
    ann, bob = await town.subscriber("Ann", TELEGRAM), await town.subscriber("Bob", SMS)
    for each in (ann, bob):
        await each.says(f"JOIN {code}")
        assert "Sefton Neighbourhood Policing Team" in each.last
        await each.chooses("Yes")
        assert "You are in Pub Watch" in each.last
    officer = await town.officer()
    await officer.says("/groups")
    assert officer.labels[0] == "Pub Watch: 2"
    await officer.chooses("Pub Watch")
    assert "Pub Watch: 2 members. Nobody is told who." in officer.last
    assert not any(name in text for text in officer.texts for name in ("Ann", "Bob"))


async def test_a_partner_refers_one_person(town: Town) -> None:
    said = await make(town, "People at risk", "Code for one", role="member", team="da-sefton")
    assert "until 1 December" in said
    found = CODE.search(said)
    assert found
    ann, bob = await town.subscriber("Ann", TELEGRAM), await town.subscriber("Bob", SMS)
    await ann.says(f"JOIN {found[1]}")
    assert "Sefton IDVA Service, Sefton Council" in ann.last
    await ann.chooses("Yes")
    await bob.says(f"JOIN {found[1]}")
    assert "does not work" in bob.last


async def test_only_the_ways_that_are_theirs_are_offered(town: Town) -> None:
    partner, officer = await town.officer("Ada", "member", "da-sefton"), await town.officer()
    for person, ways in (
        (partner, ["Code for one person"]),
        (officer, ["Code for many people", "Code for one person"]),
    ):
        await person.says("/groups")
        await person.chooses("Pub Watch")
        assert person.labels == [*ways, "All groups"]


async def test_a_second_touch_makes_no_second_code(town: Town) -> None:
    officer = await town.officer()
    await officer.says("/groups")
    await officer.chooses("Pub Watch")
    town.sandbox.telegram.press(officer.chat, "Code for many people")
    town.sandbox.telegram.press(officer.chat, "Code for many people")
    await town.settle()
    assert len(CODE.findall("\n".join(officer.texts))) == 1


async def test_back_and_done(town: Town) -> None:
    officer = await town.officer()
    await officer.says("/groups")
    await officer.chooses("Schools")
    await officer.chooses("All groups")
    assert len(officer.labels) == len(town.parts.community.groups) + 1
    await officer.chooses("Done")
    assert "/groups" in officer.last


async def test_an_administrator_is_offered_referral_alone_for_people_at_risk(town: Town) -> None:
    boss = await town.officer("Boss", "administrator", "duty-intelligence-desk")
    await boss.says("/groups")
    await boss.chooses("People at risk")
    assert boss.labels == ["Code for one person", "All groups"]


async def test_for_residents_groups_is_another_word_for_topics(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await ann.says("/groups" if channel == TELEGRAM else "GROUPS")
    assert ann.labels[-1] == "Done"
    assert not any("Code" in label for label in ann.labels)
    assert len(await subscribers_of(town)) == 1


async def test_a_sentence_that_begins_so_is_no_command(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("Groups of lads are setting fire to bins in Stanley Road")
    assert "topics" not in ann.last.casefold()
    assert await subscribers_of(town) == []
