"""Out of a group again: by STOP and its name, below the topics, and with everything else."""

import pytest

from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import is_gsm, segments
from sandbox.handset import TelegramHandset
from subscribers import groups
from tests.dialogues.asking import only_subscriber, subscribers_of
from tests.dialogues.test_groups import code_for, groups_in, opens
from tests.world import Town


async def test_stop_and_the_name_leaves_this_group_alone(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    for slug in ("pub-watch", "schools"):
        await opens(ann, await code_for(town, slug))
        await ann.chooses("Yes")
    await ann.says("STOP Pubwatch")
    assert "You have left Pub Watch" in ann.last
    assert await groups_in(town) == ["schools"]
    assert (await only_subscriber(town)).topics
    await ann.says("STOP pub watch")
    assert "not in Pub Watch" in ann.last
    await ann.says("STOP ALL")
    assert not (await only_subscriber(town)).is_active
    assert await groups_in(town) == []


async def test_stop_and_a_name_from_a_stranger_changes_nothing(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("STOP PUB WATCH")
    assert "nothing to stop" in ann.last


@pytest.mark.parametrize("word", ["TOPICS", "GROUPS"])
async def test_topics_show_the_groups_with_a_way_out(town: Town, channel: str, word: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await opens(ann, await code_for(town))
    await ann.chooses("Yes")
    await ann.says(word)
    assert ann.labels[-2:] == ["Leave Pub Watch", "Done"]
    if channel == SMS:
        assert is_gsm(ann.last)
        assert segments(ann.last).parts <= 3
    await ann.chooses("Leave")
    assert "need a new code" in ann.last
    await ann.chooses("No")
    assert await groups_in(town) == ["pub-watch"]
    await ann.says(word)
    await ann.chooses("Leave")
    await ann.chooses("Yes")
    assert "You have left Pub Watch" in ann.last
    assert await groups_in(town) == []
    await ann.says(word)
    assert len(ann.labels) == len(town.parts.community.topics) + 1


async def test_done_with_topics_names_the_groups_too(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await opens(ann, await code_for(town))
    await ann.chooses("Yes")
    await ann.says("TOPICS")
    await ann.chooses("Done")
    assert ann.last.startswith("Saved. You get: ")
    assert ann.last.endswith("You are in these groups: Pub Watch.")


async def test_the_button_of_a_group_that_is_not_theirs_does_nothing(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await opens(ann, await code_for(town))
    await ann.chooses("Yes")
    await ann.says("/topics")
    await ann.says("STOP PUB WATCH")
    await ann.presses("Leave Pub Watch")
    assert "need a new code" not in ann.last


async def test_several_numbers_never_leave_a_group(town: Town) -> None:
    ann = await town.subscriber("Ann", SMS)
    await opens(ann, await code_for(town))
    await ann.chooses("Yes")
    await ann.says("TOPICS")
    leave = ann.labels.index("Leave Pub Watch") + 1
    await ann.says(f"1 {leave}")
    assert await groups_in(town) == ["pub-watch"]


async def test_a_button_of_an_old_screen_leaves_no_group(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    code = await code_for(town)
    await opens(ann, code)
    await ann.says("/menu")
    await ann.presses("Yes, join")
    assert await groups_in(town) == []
    await opens(ann, code)
    await ann.chooses("Yes")
    await ann.says("/topics")
    await ann.says("/menu")
    await ann.presses("Leave Pub Watch")
    assert await groups_in(town) == ["pub-watch"]
    await ann.chooses("Yes, leave")
    assert await groups_in(town) == []


async def test_my_data_names_the_groups_and_erasing_ends_them(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await opens(ann, await code_for(town))
    await ann.chooses("Yes")
    await ann.says("MYDATA")
    assert "You are in these groups: Pub Watch." in ann.last
    await ann.chooses("Send me a copy")
    said = "\n".join(ann.texts)
    assert "Group: Pub Watch" in said
    assert "you joined a group" in said
    await ann.says("MYDATA")
    await ann.chooses("Erase")
    await ann.chooses("Yes")
    assert await subscribers_of(town) == []
    async with town.database.reading() as tx:
        assert await groups.sizes(tx) == {}
