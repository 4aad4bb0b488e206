"""How officers and teams come in: invitation, desk, the team's chat."""

import re

import pytest

from delivery.messages import SMS, TELEGRAM
from sandbox.handset import TelegramHandset
from staff import service as staff
from staff.model import Role
from tests.world import PIN, Town


async def code_of(town: Town, role: Role = Role.OFFICER, team: str = "npt-sefton") -> str:
    async with town.database.transaction() as tx:
        return await staff.invite(tx, "Linacre beat officer", role, team, town.clock.now())


async def test_an_invitation_typed(town: Town, channel: str) -> None:
    ada, bob = await town.person("Ada", channel), await town.person("Bob", channel)
    code = await code_of(town)
    await ada.says(f"STAFF {code}")
    assert "choose a PIN" in ada.last
    await ada.says(PIN)
    assert "Welcome, Linacre beat officer" in ada.last
    assert ("/alert" in ada.last) == (channel == TELEGRAM)
    await bob.says(f"staff {code.lower()}")
    assert "used already" in bob.last


async def test_an_invitation_by_its_link(town: Town) -> None:
    officer = await town.officer()
    assert "Welcome, Linacre beat officer" in officer.last
    assert "Sefton" in officer.last


async def test_staff_in_a_sentence_is_no_command(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("staff at the corner shop sell stolen bikes out of the back door every Friday")
    assert "invitation" not in ann.last


async def test_the_desk_code_signs_in_once(town: Town, channel: str) -> None:
    ada = await town.person("Ada", channel)
    await ada.says(f"STAFF {await code_of(town, Role.MEMBER)}")
    await ada.says(PIN)
    await ada.says("/desk" if channel == TELEGRAM else "DESK")
    assert "No tips wait" in ada.last
    assert f"{town.base_url}/desk/" in ada.last
    code = re.search(r"(\d{4} \d{4} \d{4})$", ada.last)
    assert code is not None
    async with town.database.transaction() as tx:
        token = await staff.sign_in(tx, code[1], town.clock.now())
        person = await staff.by_session(tx, token, town.clock.now())
    assert person is not None
    assert person.role == Role.MEMBER


@pytest.mark.parametrize("word", ["/alert", "/desk"])
async def test_residents_get_a_kind_answer(town: Town, channel: str, word: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(word if channel == TELEGRAM else word[1:].upper())
    assert "for police and council staff" in ann.last
    assert "999" in ann.last


async def test_a_member_may_not_send_alerts(town: Town) -> None:
    member = await town.officer(role="member")
    await member.says("/alert")
    assert "does not send alerts" in member.last


async def test_a_chat_becomes_a_door_once_somebody_says_that_it_works(town: Town) -> None:
    group = await town.team_chat("npt-sefton")
    assert "belongs to" in group.last
    async with town.database.reading() as tx:
        assert not await staff.has_tested_door(tx, "npt-sefton")
    await group.chooses("It works")
    assert "will be told here" in group.last
    async with town.database.reading() as tx:
        assert await staff.has_tested_door(tx, "npt-sefton")


async def test_other_talk_in_a_group_is_not_ours(town: Town) -> None:
    group = await town.team_chat("npt-sefton")
    before = len(group.texts)
    for talk in ("Who has the car today?", "stop", "/menu", "a man with a knife is here", "/link nonsense"):
        await group.says(talk)
    assert len(group.texts) == before + 1
    assert "typing error" in group.last


async def test_a_wrong_word_for_staff_on_sms_stays_free_text(town: Town) -> None:
    bob = await town.person("Bob", SMS)
    await bob.says("alert there is a lad selling drugs by the school gates most mornings")
    assert "staff" not in bob.last


async def test_a_strangers_group_is_no_door_and_the_code_stays_good(town: Town) -> None:
    async with town.database.transaction() as tx:
        code = await staff.make_door_code(tx, "npt-sefton", town.clock.now())
    for speaker in (
        await town.person("Ann", TELEGRAM),
        await town.officer("Mo", "member", "npt-wirral"),
        None,
    ):
        assert speaker is None or isinstance(speaker, TelegramHandset)
        stranger = TelegramHandset.of_group("Street chat", town.settle, town.sandbox.telegram, speaker)
        await stranger.says(f"/link {code}")
        assert "Only staff of the team" in stranger.last
        assert "It works" not in stranger.labels
    for role, team in (("administrator", ""), ("member", "npt-wirral")):
        async with town.database.transaction() as tx:
            code = await staff.make_door_code(tx, "npt-wirral", town.clock.now())
        member = await town.officer("Jo", role, team)
        group = TelegramHandset.of_group("Team", town.settle, town.sandbox.telegram, member)
        await group.says(f"/link {code}")
        assert "belongs to" in group.last


async def test_link_in_a_private_chat_says_where_it_belongs(town: Town) -> None:
    officer = await town.officer()
    async with town.database.transaction() as tx:
        code = await staff.make_door_code(tx, "npt-sefton", town.clock.now())
    await officer.says(f"/link {code}")
    assert officer.last == "Post this in your team's group, with me in it."
