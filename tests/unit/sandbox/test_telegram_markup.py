from typing import Any

import pytest

from sandbox.telegram_errors import ApiError
from sandbox.telegram_html import parse_html
from sandbox.telegram_keyboard import check_markup
from sandbox.telegram_links import complaint
from sandbox.telegram_markdown import parse_markdown
from sandbox.telegram_text import Formatted, commands, tidy, utf16


def marks(formatted: Formatted) -> list[tuple[Any, ...]]:
    return [(e["type"], e["offset"], e["length"]) for e in tidy(formatted.text, formatted.entities).entities]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a &lt;b&gt; &amp;&quot; &#39;&#x41; &nbsp;", "a <b> &\" 'A &nbsp;", []),
        ("<b>bold <i>both</i></b>", "bold both", [("bold", 0, 9), ("italic", 5, 4)]),
        ("😀<u>x</u><s>y</s>", "😀xy", [("underline", 2, 1), ("strikethrough", 3, 1)]),
        ("<B>A</b><em></em>", "A", [("bold", 0, 1)]),
        ('<a href="https://example.org/?a=1&amp;b=2">go</a>', "go", [("text_link", 0, 2)]),
        ('<a href="nonsense">go</a>', "go", []),
        (
            "<tg-spoiler>x</tg-spoiler><span class='tg-spoiler'>y</span>",
            "xy",
            [("spoiler", 0, 1), ("spoiler", 1, 1)],
        ),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
    ],
)
def test_html(source: str, text: str, entities: list[tuple[Any, ...]]) -> None:
    parsed = parse_html(source)
    assert parsed.text == text
    assert marks(parsed) == entities


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>unclosed", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<script>alert(1)</script>", 'Unsupported start tag "script" at byte offset 0'),
        ("é<invalid>x</invalid>", 'Unsupported start tag "invalid" at byte offset 2'),
        ("<b><i>test</b></i>", 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("1 <", "Unclosed start tag at byte offset 2"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">x</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_bad_html(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.body() == {
        "ok": False,
        "error_code": 400,
        "description": f"Bad Request: can't parse entities: {complaint}",
    }


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        (
            "*b* _i_ __u__ ~s~ ||p|| `c`",
            "b i u s p c",
            ["bold", "italic", "underline", "strikethrough", "spoiler", "code"],
        ),
        ("hello\\. \\*not bold\\*", "hello. *not bold*", []),
        ("[go](https://example.org/a\\)b)", "go", ["text_link"]),
        ("```python\na.b!\n```", "a.b!\n", ["pre"]),
        (">one\n>two\nthree", "one\ntwo\nthree", ["blockquote"]),
        ("*a _b_*", "a b", ["bold", "italic"]),
        ("`a_b*c.`", "a_b*c.", ["code"]),
    ],
)
def test_markdown(source: str, text: str, entities: list[str]) -> None:
    parsed = parse_markdown(source)
    assert parsed.text == text
    assert [kind for kind, _, _ in marks(parsed)] == entities


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("*unclosed", "Can't find end of Bold entity at byte offset 0"),
        ("é *a _b*", "Can't find end of Bold entity at byte offset 8"),
        ("hello.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a-b", "Character '-' is reserved and must be escaped with the preceding '\\'"),
        ("hello!", "Character '!' is reserved and must be escaped with the preceding '\\'"),
        ("[x](https://example.org", "Can't find end of a URL at byte offset 3"),
    ],
)
def test_bad_markdown(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_markdown(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {complaint}"


def test_texts_are_trimmed_and_marks_move_along() -> None:
    trimmed = tidy(" \r\n hello\r\n\x07 ", [{"type": "bold", "offset": 4, "length": 5}])
    assert trimmed.text == "hello"
    assert trimmed.entities == [{"type": "bold", "offset": 0, "length": 5}]
    assert utf16("a😀") == 3


def test_links_commands_and_the_like_are_found() -> None:
    links = "https://example.org/a, t.me/bot?start=x or a.b@example.org"
    text = f"/start@Some_Bot see {links} 😀 @someone #tag /stop 1/2"
    found = tidy(text, [])
    units = text.encode("utf-16-le")
    pieces = [
        (e["type"], units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le"))
        for e in found.entities
    ]
    assert pieces == [
        ("bot_command", "/start@Some_Bot"),
        ("url", "https://example.org/a"),
        ("url", "t.me/bot?start=x"),
        ("email", "a.b@example.org"),
        ("mention", "@someone"),
        ("hashtag", "#tag"),
        ("bot_command", "/stop"),
    ]
    assert commands(found) == ["/start@Some_Bot", "/stop"]


@pytest.mark.parametrize(
    ("url", "refused"),
    [
        ("https://example.org", None),
        ("example.org/a", None),
        ("http://127.0.0.1:8000/desk/", None),
        ("tg://user?id=5", None),
        ("http://localhost:8000/", "Wrong HTTP URL"),
        ("not-a-url", "Wrong HTTP URL"),
        ("ftp://example.com", "Unsupported URL protocol"),
        ("javascript:alert(1)", "Unsupported URL protocol"),
        ("", "URL host is empty"),
        ("https:///a", "URL host is empty"),
    ],
)
def test_addresses(url: str, refused: str | None) -> None:
    assert complaint(url) == refused


def inline(*buttons: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[*buttons]]}


PARSE = "can't parse inline keyboard button: "


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        (inline({"text": "a", "callback_data": "x" * 65}), "BUTTON_DATA_INVALID"),
        (inline({"text": "a", "callback_data": "é" * 33}), "BUTTON_DATA_INVALID"),
        (
            inline({"text": "a", "callback_data": ""}),
            PARSE + "Text buttons are unallowed in the inline keyboard",
        ),
        (inline({"text": "a"}), PARSE + "Text buttons are unallowed in the inline keyboard"),
        (inline({"callback_data": "x"}), PARSE + 'Can\'t find field "text"'),
        (inline({"text": 5, "callback_data": "x"}), PARSE + 'Field "text" must be of type String'),
        (inline("a"), PARSE + "InlineKeyboardButton must be an Object"),
        (
            inline({"text": "a", "callback_data": "x", "url": "https://example.org"}),
            PARSE + "Exactly one of the optional fields must be used",
        ),
        (
            inline({"text": "a", "url": "not-a-url"}),
            "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
        ),
        (inline({"text": "a", "pay": True}), "BUTTON_TYPE_INVALID"),
        ({"inline_keyboard": "bad"}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": ["bad"]}, 'field "inline_keyboard" must be an Array of Arrays'),
        ({"force_reply": "yes"}, 'field "force_reply" must be of type Boolean'),
        ([], "object expected as reply markup"),
        ("{", "can't parse reply keyboard markup JSON object"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "x"}]] * 101}, "reply markup is too long"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "x"}] * 9]}, "reply markup is too long"),
        (
            {"keyboard": [[{"text": "Me", "request_contact": True}]]},
            "phone number can be requested in private chats only",
        ),
        (
            {"keyboard": [[{"text": "Me", "request_location": True}]]},
            "location can be requested in private chats only",
        ),
    ],
)
def test_bad_keyboards(markup: Any, description: str) -> None:
    with pytest.raises(ApiError) as caught:
        check_markup(markup, private=False)
    assert caught.value.description == f"Bad Request: {description}"


def test_good_keyboards() -> None:
    full = {"inline_keyboard": [[{"text": "é", "callback_data": "é" * 32}]] * 100}
    assert check_markup(full, private=False) == full
    unlabelled = inline({"text": "", "callback_data": "x"}, {"text": "a", "callback_data": "x"})
    assert check_markup(unlabelled, private=True) == inline({"text": "a", "callback_data": "x"})
    assert check_markup({"inline_keyboard": []}, private=True) is None
    contact = {"keyboard": [[{"text": "Me", "request_contact": True}, "No"]]}
    assert check_markup(contact, private=True) == contact
