"""What is shown can be answered: by its button, by its number, by its words as they stand on the phone."""

from datetime import UTC, datetime, timedelta
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.sms_channel import MOST, render
from bot.channels.telegram_channel import keyboard
from bot.inbound import Form, Inbound
from bot.keywords import plain
from bot.memory import Memory
from bot.turn import Turn, resolve_answer
from delivery.messages import SMS, TELEGRAM, Choice, Message
from delivery.sms_text import fold

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
# What labels and values are made of: places, topics, digits, accents, quotes, other scripts, pictures.
WORDS = st.text(alphabet=st.sampled_from("abcdXYZ 0123éłŁñÅ'’\"-–.()½²🚲مرب\n"), min_size=1, max_size=20)
CHOICES = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=12)


def turn(
    memory: Memory, channel: str, text: str = "", *, form: Form = Form.TEXT, now: datetime = NOW
) -> Turn:
    """A turn as far as answers are concerned: neither parts nor a transaction."""
    inbound = Inbound(channel, 1, "address", "key", form, text)
    return Turn(cast(Any, None), cast(Any, None), now, 1, inbound, memory, typed=text.strip())


def shown(choices: list[tuple[str, str]], channel: str) -> tuple[Memory, Message]:
    """A screen with these choices, and what is remembered of it."""
    first = turn(Memory(), channel)
    first.say_words("Which one?", choices)
    return first.memory, first.said[0]


@given(CHOICES)
def test_each_button_and_each_number_is_its_choice(choices: list[tuple[str, str]]) -> None:
    for channel in (TELEGRAM, SMS):
        memory, message = shown(choices, channel)
        for number, (value, _) in enumerate(choices, 1):
            assert resolve_answer(turn(memory, channel, f" {number}. ")) == value
            pressed = turn(memory, channel, message.choices[number - 1].data, form=Form.PRESS)
            assert resolve_answer(pressed) == value


@given(CHOICES)
def test_each_label_is_its_choice_as_it_stands_on_the_phone(choices: list[tuple[str, str]]) -> None:
    memory, _ = shown(choices, SMS)
    readings = [plain(label) for _, label in choices]
    for (value, label), reading in zip(choices, readings, strict=True):
        # Nobody can say by words which of two equal ones is meant; digits alone are a number of the menu.
        if not reading or reading.isdecimal() or readings.count(reading) > 1:
            continue
        for typed in (label, label.upper(), fold(label), f"  {label} "):
            if plain(typed) == reading:
                assert resolve_answer(turn(memory, SMS, typed)) == value


def test_a_label_goes_before_the_inner_value_of_another_choice() -> None:
    memory, _ = shown([("b", "A"), ("a", "B")], SMS)
    assert resolve_answer(turn(memory, SMS, "B")) == "a"
    assert resolve_answer(turn(memory, SMS, "A")) == "b"


@given(CHOICES, st.text(max_size=30))
def test_nothing_that_is_typed_or_pressed_breaks_it(choices: list[tuple[str, str]], text: str) -> None:
    memory, _ = shown(choices, SMS)
    values = {value for value, _ in choices} | {None}
    for form in (Form.TEXT, Form.PRESS):
        assert resolve_answer(turn(memory, SMS, text, form=form)) in values


@given(CHOICES, st.integers(min_value=0, max_value=10**30))
def test_a_number_that_is_not_in_the_menu_is_no_answer(choices: list[tuple[str, str]], number: int) -> None:
    if not 0 < number <= len(choices):
        memory, message = shown(choices, SMS)
        tag = message.choices[0].data.partition(":")[0]
        assert resolve_answer(turn(memory, SMS, str(number))) is None
        assert resolve_answer(turn(memory, SMS, f"{tag}:{number}", form=Form.PRESS)) is None


def test_an_old_button_is_no_answer_and_the_screen_that_is_brought_again_stands_for_the_first() -> None:
    memory, old = shown([("a", "A")], TELEGRAM)
    later = turn(memory, TELEGRAM)
    later.say_words("Another", [("b", "B"), ("c", "C")])
    assert resolve_answer(turn(memory, TELEGRAM, old.choices[0].data, form=Form.PRESS)) is None
    current = later.said[0]
    again = turn(memory, TELEGRAM, old.choices[0].data, form=Form.PRESS)
    again.say_again()
    assert again.said == [current]
    assert resolve_answer(turn(memory, TELEGRAM, current.choices[1].data, form=Form.PRESS)) == "c"


def test_a_menu_of_texts_lives_an_hour_and_a_screen_of_buttons_stays() -> None:
    memory, message = shown([("a", "A")], SMS)
    for minutes, value in ((59, "a"), (61, None)):
        assert resolve_answer(turn(memory, SMS, "1", now=NOW + timedelta(minutes=minutes))) == value
    later = NOW + timedelta(days=30)
    assert resolve_answer(turn(memory, TELEGRAM, message.choices[0].data, form=Form.PRESS, now=later)) == "a"


@given(st.text(alphabet=st.sampled_from("abc é’½…ﬃ🚲\n."), max_size=4000), CHOICES)
def test_no_text_is_longer_than_twilio_takes(text: str, choices: list[tuple[str, str]]) -> None:
    _, message = shown(choices, SMS)
    assert all(len(body) <= MOST for body in render(Message(text * 2, message.choices)))


@given(CHOICES, st.integers(min_value=1, max_value=8))
def test_no_button_is_longer_than_telegram_takes(choices: list[tuple[str, str]], columns: int) -> None:
    _, message = shown(choices, TELEGRAM)
    rows = keyboard(Message("Which?", message.choices, columns))
    assert rows
    assert [len(row) for row in rows.inline_keyboard][:-1] == [columns] * (len(rows.inline_keyboard) - 1)
    assert all(
        len(str(button.callback_data).encode()) <= 64 for row in rows.inline_keyboard for button in row
    )


def test_a_wide_button_has_a_row_of_its_own() -> None:
    wide, a, b, c = Choice("Wide", "w", is_wide=True), Choice("A", "a"), Choice("B", "b"), Choice("C", "c")
    for choices, wanted in (
        ((wide, a, b, c), [1, 2, 1]),
        ((a, wide, b, c), [1, 1, 2]),
        ((a, b, wide), [2, 1]),
    ):
        rows = keyboard(Message("Seen?", choices, 2))
        assert rows
        assert [len(row) for row in rows.inline_keyboard] == wanted


def test_the_menu_stands_below_the_text_in_its_order() -> None:
    message = Message("Church?", (Choice("Church (Sefton)", "t:1"), Choice("Łódź", "t:2")))
    assert render(message) == ["Church?\n1 Church (Sefton)\n2 Lodz"]
