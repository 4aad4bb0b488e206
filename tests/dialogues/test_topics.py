"""Ticks on Telegram, numbers on SMS."""

from config.community import load_community
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import segments
from sandbox.handset import TelegramHandset
from tests.dialogues.asking import only_subscriber
from tests.world import Town


async def test_all_topics_are_on_at_first(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("TOPICS")
    marked = "(on)" if channel == SMS else "✅"
    assert len(ann.labels) == len(town.parts.community.topics) + 1
    assert all(marked in label for label in ann.labels[:-1])
    assert ann.labels[-1] == "Done"


async def test_one_off_and_on_again(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("TOPICS")
    first = town.parts.community.topics[0].slug
    before = len(ann.texts)
    await ann.chooses(ann.labels[0])
    assert ("(off)" in ann.last) if channel == SMS else ("⬜" in ann.labels[0])
    assert (await only_subscriber(town)).topics == {topic.slug for topic in town.parts.community.topics[1:]}
    # A press changes the screen in place; a text has to be sent anew.
    assert len(ann.texts) - before == (1 if channel == SMS else 0)
    await ann.chooses(ann.labels[0])
    assert first in (await only_subscriber(town)).topics


async def test_the_name_typed_is_the_same_answer(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("TOPICS")
    await ann.says(town.parts.community.topics[0].slug.replace("-", " ").upper())
    assert town.parts.community.topics[0].slug not in (await only_subscriber(town)).topics


async def test_several_numbers_at_once(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("TOPICS")
    await ann.says("1, 2 and 3")
    assert (await only_subscriber(town)).topics == {topic.slug for topic in town.parts.community.topics[3:]}


async def test_a_number_too_high_among_several_changes_nothing(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("TOPICS")
    await ann.says("1 99")
    assert len((await only_subscriber(town)).topics) == len(town.parts.community.topics)


async def test_done_says_what_will_come(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("TOPICS")
    await ann.chooses(ann.labels[0])
    await ann.chooses("Done")
    assert ann.last.startswith("Saved. You get: ")


async def test_no_topic_at_all_says_what_still_comes(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("JOIN BOOTLE")
    await ann.says("TOPICS")
    for number in range(len(town.parts.community.topics)):
        await ann.chooses(ann.labels[number])
    await ann.chooses("Done")
    assert "only write if lives are in danger" in ann.last
    assert (await only_subscriber(town)).topics == frozenset()


async def test_the_menu_of_topics_fits_three_texts(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    await ann.says("JOIN BOOTLE")
    await ann.says("TOPICS")
    assert segments(ann.last).encoding == "GSM-7"
    assert segments(ann.last).parts <= 3
    await ann.says(" ".join(str(number + 1) for number in range(len(town.parts.community.topics))))
    assert segments(ann.last).parts <= 3


async def test_a_text_says_in_one_line_what_changed_and_its_numbers_stay_good(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    await ann.says("JOIN BOOTLE")
    await ann.says("TOPICS")
    first = ann.labels[0].removesuffix(" (on)")
    await ann.says("1")
    assert ann.last == f"{first} (off). Send another number, or DONE."
    await ann.says("2 3")
    assert (await only_subscriber(town)).topics == {topic.slug for topic in town.parts.community.topics[3:]}
    await ann.says("DONE")
    assert ann.last.startswith("Saved. You get: ")


async def test_quick_taps_on_one_screen_all_count(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await ann.says("JOIN BOOTLE")
    await ann.says("TOPICS")
    before = len(ann.texts)
    for label in ann.labels[:5]:
        town.sandbox.telegram.press(ann.chat, label)
    await town.settle()
    assert (await only_subscriber(town)).topics == {topic.slug for topic in town.parts.community.topics[5:]}
    assert ["⬜" in label for label in ann.labels[:6]] == [True] * 5 + [False]
    assert len(ann.texts) == before


async def test_a_topic_pressed_beside_a_running_flow_leaves_it_running(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await ann.says("JOIN BOOTLE")
    await ann.says("TOPICS")
    label = ann.labels[0]
    await ann.says("ADD")
    await ann.presses(label)
    await ann.says("Kirkby")
    person = await only_subscriber(town)
    assert town.parts.community.topics[0].slug not in person.topics
    assert len(person.places) == 2


def test_a_topics_button_fits_what_telegram_takes() -> None:
    for topic in load_community("merseyside").topics:
        assert len(f"topic={topic.slug}".encode()) <= 64
