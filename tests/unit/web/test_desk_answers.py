"""Words that are ready: picked on a tip's page, looked after by the team that uses them."""

import re

import pytest

from config.community import load_community
from tests.unit.web.desk_stand import TEAM, Browser, DeskStand, said
from tests.unit.web.test_desk_refuses import EVIL
from web.forms import words_of

FIRST = load_community("merseyside").answers
OPTION = re.compile(r'<option value="(\d+)">([^<]+)</option>')


async def claimed(desk: DeskStand, browser: Browser) -> str:
    tip = await desk.tip("Vans again")
    await browser.send(f"/desk/tips/{tip}/claim")
    return f"/desk/tips/{tip}"


async def keep(browser: Browser, deed: str = "keep", **fields: str) -> tuple[int, str]:
    given = {"team": TEAM, "id": "new", "title": "Thanks", "words": "Thank you", "kind": "message", **fields}
    answer = await browser.client.post(
        f"/desk/answers/{deed}", data={**await browser.proof(), **given}, headers=browser.headers
    )
    return answer.status_code, said(answer)


@pytest.mark.parametrize("answer", FIRST, ids=lambda each: each.title)
def test_the_first_set_may_be_sent_as_it_stands(answer: object) -> None:
    words = getattr(answer, "words", "")
    assert words_of({"words": words}) == words


async def test_choosing_one_fills_the_form_that_it_fits(desk: DeskStand) -> None:
    async with desk.browser(await desk.member()) as asha:
        tip = await claimed(desk, asha)
        page = said(await asha.get(tip))
        names = {title: number for number, title in OPTION.findall(page)}
        question = next(each for each in FIRST if each.is_question)
        message = next(each for each in FIRST if not each.is_question)
        filled = said(await asha.get(f"{tip}?for=ask&answer={names[question.title]}"))
        assert f">\n{question.words}</textarea>" in filled
        told = said(await asha.get(f"{tip}?for=answer&answer={names[message.title]}"))
        assert f">\n{message.words}</textarea>" in told
        assert 'id="deed-answer" open' in told
        for odd in ("for=answer&answer=999", "for=close&answer=1", f"for={EVIL}&answer={EVIL}", "for=ask"):
            shown = await asha.get(f"{tip}?{odd}")
            assert shown.status_code == 200
            assert question.words not in said(shown)


async def test_a_team_changes_its_words_and_another_keeps_the_first_set(desk: DeskStand) -> None:
    async with (
        desk.browser(await desk.member()) as asha,
        desk.browser(await desk.member("Mo", "npt-wirral")) as mo,
    ):
        assert said(await asha.get("/desk/answers")).count("<details") == len(FIRST) + 1
        assert (await keep(asha, title="Dog walkers", words="Please keep the dog in."))[0] == 303
        own = said(await asha.get("/desk/answers"))
        assert own.count("<details") == len(FIRST) + 2
        assert "Please keep the dog in." in own
        assert "Dog walkers" not in said(await mo.get("/desk/answers"))
        form = next(part for part in own.split("<form") if 'value="Dog walkers"' in part)
        found = re.search(r'name="id" value="(\d+)"', form)
        assert found
        assert (await keep(asha, id=found[1], title="Dogs", words="Keep it in."))[0] == 303
        changed = said(await asha.get("/desk/answers"))
        assert "Dog walkers" not in changed
        assert "Keep it in." in changed
        assert (await keep(asha, "drop", id=found[1]))[0] == 303
        assert said(await asha.get("/desk/answers")).count("<details") == len(FIRST) + 1


async def test_nobody_reads_or_changes_the_words_of_another_team(desk: DeskStand) -> None:
    async with (
        desk.browser(await desk.member()) as asha,
        desk.browser(await desk.member("Mo", "npt-wirral")) as mo,
    ):
        await keep(asha, title="Ours alone")
        found = re.findall(r'name="id" value="(\d+)"', said(await asha.get("/desk/answers")))
        for fields in ({}, {"id": found[0]}):
            assert (await keep(mo, **fields))[0] == 403
            assert (await keep(mo, "drop", **fields))[0] == 403
        assert (await keep(mo, "drop", team="npt-wirral", id=found[0]))[0] == 404
        assert (await mo.get(f"/desk/answers?team={TEAM}")).status_code == 403
        assert (await asha.get("/desk/answers?team=" + EVIL)).status_code == 403


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title": " "}, "Give it a title"),
        ({"title": "x" * 41}, "Give it a title"),
        ({"words": " "}, "Write something first"),
        ({"words": "see www.example.org"}, "is or looks like a link"),
        ({"words": "What is your name?"}, "asks who the sender is"),
    ],
)
async def test_what_may_not_be_sent_cannot_be_kept_and_no_word_is_lost(
    desk: DeskStand, fields: dict[str, str], told: str
) -> None:
    async with desk.browser(await desk.member()) as asha:
        status, page = await keep(asha, **fields)
        assert status == 400
        assert told in page
        assert all(value in page for value in fields.values())


async def test_words_and_titles_are_shown_and_never_run(desk: DeskStand) -> None:
    async with desk.browser(await desk.member()) as asha:
        await keep(asha, title=EVIL[:40], words="<script>hello</script><img src=x>")
        tip = await claimed(desk, asha)
        for path in ("/desk/answers", tip):
            page = (await asha.get(path)).text.lower()
            assert "<script" not in page
            assert "<img" not in page
            assert EVIL[:40].lower() in said(await asha.get(path)).lower()
