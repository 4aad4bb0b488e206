"""Forms are read within bounds and prove where they come from; words are cut to what a phone can take."""

import pytest
from fastapi import Request

from config.errors import BadInput, NotAllowed
from web.forms import MOST_BYTES, MOST_CHARACTERS, check_origin, check_proof, proof_for, read_form, words_of

KEY = b"k" * 32


def request(body: bytes = b"", headers: dict[str, str] | None = None) -> Request:
    parts = [body[:10], body[10:]]
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in (headers or {}).items()]

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

    return Request({"type": "http", "method": "POST", "headers": raw, "path": "/desk/"}, receive)


async def test_a_form_is_read_over_several_parts_with_its_blanks_and_letters() -> None:
    form = await read_form(request(b"words=caf%C3%A9+%26+bar%0D%0Aline&outcome=&proof=1"))
    assert form == {"words": "café & bar\r\nline", "outcome": "", "proof": "1"}


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b"words=" + b"a" * MOST_BYTES, "desk-form-too-large"),
        (b"a=1&" * 40, "desk-form-stale"),
        (b"words=\xff\xfe", "desk-form-stale"),
    ],
)
async def test_what_no_page_of_ours_sends_is_refused(body: bytes, key: str) -> None:
    with pytest.raises(BadInput) as refused:
        await read_form(request(body))
    assert refused.value.key == key


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "same-origin"},
        {"origin": "https://desk.test", "host": "desk.test"},
        {"origin": "http://10.0.0.5:8000", "host": "10.0.0.5:8000"},
        {"host": "desk.test"},
    ],
)
def test_our_own_page_may_send(headers: dict[str, str]) -> None:
    check_origin(request(headers=headers))


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site", "origin": "https://desk.test", "host": "desk.test"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none"},
        {"origin": "https://evil.test", "host": "desk.test"},
        {"origin": "null", "host": "desk.test"},
        {"origin": "https://desk.test.evil.test", "host": "desk.test"},
    ],
)
def test_another_site_may_not(headers: dict[str, str]) -> None:
    with pytest.raises(NotAllowed):
        check_origin(request(headers=headers))


def test_a_proof_belongs_to_one_session() -> None:
    proof = proof_for(KEY, "token")
    check_proof({"proof": proof}, proof)
    for other in (proof_for(KEY, "other"), proof_for(b"o" * 32, "token"), "", "é"):
        with pytest.raises(NotAllowed):
            check_proof({"proof": other}, proof)
    with pytest.raises(NotAllowed):
        check_proof({}, proof)


def test_words_are_written_in_plain_letters_and_lines_count_once() -> None:
    typed = " Did you see “him” – there?\r\nThanks "
    assert words_of({"words": typed}) == 'Did you see "him" - there?\nThanks'
    full = "\r\n".join("a" * 99 for _ in range(3)) + "a"
    assert len(words_of({"words": full})) == MOST_CHARACTERS
    assert words_of({}) == ""


@pytest.mark.parametrize(
    ("words", "key"),
    [("a" * (MOST_CHARACTERS + 1), "desk-words-too-long"), ("Да " * 90, "desk-words-costly")],
)
def test_words_that_are_too_long_for_a_phone_say_by_how_much(words: str, key: str) -> None:
    with pytest.raises(BadInput) as refused:
        words_of({"words": words})
    assert refused.value.key == key
    assert refused.value.values


def test_another_script_fits_where_it_is_short() -> None:
    assert words_of({"words": "Где это было?"}) == "Где это было?"


@pytest.mark.parametrize("sign", ["%00", "%1B", "%7F", "%C2%85"])
async def test_signs_that_no_keyboard_makes_are_refused(sign: str) -> None:
    with pytest.raises(BadInput, match="desk-form-stale"):
        await read_form(request(f"words=Wrong{sign}street&proof=1".encode()))
    with pytest.raises(BadInput, match="desk-form-stale"):
        await read_form(request(f"wo{sign}rds=Wrong".encode()))


async def test_lines_and_tabs_may_be_written() -> None:
    assert await read_form(request(b"words=One%0D%0Atwo%0A%09three")) == {"words": "One\r\ntwo\n\tthree"}
