"""What anybody may read, and what nobody does: words that are wrong, or that were for a few."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from alerts.model import Stage, Urgency, VersionKind
from alerts.tables import alerts
from config.texts import languages, text
from tests.unit.web.public_stand import LINACRE, SEFTON, START, WORDS, PublicStand, open_public

NEWS = "Both sheds were in Knowsley Road."
NASTY = '<script>alert(1)</script> "><img src=x onerror=alert(1)> {{ 7*7 }} *b* [l](javascript:x) & %s'


@pytest.fixture
async def public(tmp_path: Path) -> AsyncIterator[PublicStand]:
    async with open_public(tmp_path) as opened:
        yield opened


async def test_an_alert_says_all_that_one_needs(public: PublicStand) -> None:
    await public.alert()
    page = await public.read("/alerts/K7QX")
    for words in (
        '<h1 id="headline">Burglary: Linacre (Sefton)</h1>',
        "From Sefton team, Merseyside Police",
        "Sent Tuesday 17 November 2026, 10:20am",
        "<p>Two sheds were broken into on Monday night.</p>",
        "<p>Please lock yours.</p>",
        "Yes. Sefton team, Merseyside Police sent the message with the code K7QX.",
        "https://t.me/mersey_bot?start=saw-K7QX",
        f"https://t.me/mersey_bot?start=a-{LINACRE}",
        "Text SAW K7QX and what you saw to +447700900100.",
        "sms:+447700900100?body=SAW%20K7QX%20",
        "Text JOIN and your postcode to +447700900100.",
        "999",
        "0800 555 111",
    ):
        assert words in page, words


async def test_before_telegram_has_told_our_name_there_are_no_dead_links(public: PublicStand) -> None:
    public.bot_name = None
    await public.alert()
    page = await public.read("/alerts/K7QX")
    assert "t.me" not in page
    assert "Text SAW K7QX" in page


async def test_newest_words_first_and_the_earlier_ones_in_order(public: PublicStand) -> None:
    alert = await public.alert()
    public.pass_time(hours=1)
    await public.says(alert, VersionKind.UPDATE, NEWS, number=2)
    public.pass_time(hours=1)
    await public.says(alert, VersionKind.UPDATE, "A ladder was taken too.", number=3)
    page = await public.read("/alerts/K7QX")
    order = [
        "Updated Tuesday 17 November 2026, 12:20pm",
        "A ladder was taken too.",
        "What we said before",
        "First words, Tuesday 17 November 2026, 10:20am",
        "Two sheds were broken into",
        "Update, Tuesday",
        NEWS,
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize("language", languages())
async def test_danger_is_the_first_word_of_its_page(public: PublicStand, language: str) -> None:
    alert = await public.alert(urgency=Urgency.EMERGENCY)
    mark = text(language, "alert-emergency-headline", headline="")
    page = await public.read(f"/alerts/K7QX?lang={language}")
    assert f'<h1 id="headline">{mark}' in page
    assert f"<title>{mark}" in page
    assert f">{mark}" in await public.read(f"/alerts?lang={language}")
    await public.becomes(alert, Stage.STOOD_DOWN)
    for path in ("/alerts/K7QX", "/alerts"):
        assert mark not in await public.read(f"{path}?lang={language}")


async def test_an_appeal_says_by_when_it_is_told_how_it_ended(public: PublicStand) -> None:
    alert = await public.alert()
    day = START.date() + timedelta(days=14)
    async with public.database.transaction() as tx:
        await tx.execute(update(alerts).values(is_appeal=True, outcome_on=day))
    promise = "We will tell you how it ended by 1 December."
    assert promise in await public.read("/alerts/K7QX")
    await public.says(alert, VersionKind.OUTCOME, "Two people were arrested.", number=2)
    assert promise not in await public.read("/alerts/K7QX")


async def test_what_is_over_promises_nothing(public: PublicStand) -> None:
    alert = await public.alert()
    async with public.database.transaction() as tx:
        await tx.execute(update(alerts).values(is_appeal=True, outcome_on=START.date()))
    assert "We will tell you" in await public.read("/alerts/K7QX")
    await public.becomes(alert, Stage.STOOD_DOWN)
    assert "We will tell you" not in await public.read("/alerts/K7QX")


async def test_words_that_were_put_right_are_not_said_again(public: PublicStand) -> None:
    alert = await public.alert()
    await public.says(alert, VersionKind.CORRECTION, "It was one shed.", number=2)
    page = await public.read("/alerts/K7QX")
    assert "It was one shed." in page
    assert "Earlier words were wrong in part" in page
    assert "Two sheds" not in page
    await public.says(alert, VersionKind.UPDATE, NEWS, number=3)
    page = await public.read("/alerts/K7QX")
    assert page.index(NEWS) < page.index("Put right, Tuesday") < page.index("It was one shed.")
    assert "Two sheds" not in page


async def test_how_it_ended(public: PublicStand) -> None:
    alert = await public.alert()
    await public.says(alert, VersionKind.OUTCOME, "Two people were arrested.", number=2)
    page = await public.read("/alerts/K7QX")
    assert page.index("How it ended") < page.index("Two people were arrested.") < page.index("Two sheds")
    assert page.count("Two sheds") == 1


@pytest.mark.parametrize("stage", [Stage.PENDING, Stage.REJECTED])
async def test_words_that_were_never_approved_are_nowhere(public: PublicStand, stage: Stage) -> None:
    alert = await public.alert()
    await public.says(alert, VersionKind.UPDATE, NEWS, number=2, stage=stage)
    assert NEWS not in await public.read("/alerts/K7QX")


async def test_a_forward_shows_no_line_and_says_that_it_may_have_one(public: PublicStand) -> None:
    alert = await public.alert()
    await public.says(alert, VersionKind.FORWARD, WORDS, number=2, line="Lock up, says your Sue")
    page = await public.read("/alerts/K7QX")
    assert "A Neighbourhood Watch coordinator may have passed it on" in page
    assert "Sue" not in page
    assert page.count("Two sheds") == 1


@pytest.mark.parametrize(
    ("stage", "kind", "said"),
    [
        (Stage.WITHDRAWN, VersionKind.WITHDRAWAL, "This message was wrong. Please ignore it."),
        (Stage.CANCELLED, None, "We stopped sending this message. Please do not pass it on."),
    ],
)
async def test_what_was_wrong_says_so_first_and_its_words_are_gone(
    public: PublicStand, stage: Stage, kind: VersionKind | None, said: str
) -> None:
    alert = await public.alert()
    if kind:
        public.pass_time(hours=2)
        await public.says(alert, kind, "withdrawn", number=2)
    await public.becomes(alert, stage)
    page = await public.read("/alerts/K7QX")
    content = page[page.index("<main") :]
    assert content.index(said) < content.index("<h1")
    assert f"<title>{said}" in page
    assert "Two sheds" not in page
    assert ("12:20pm" in page) == (kind is not None)


async def test_what_is_over_says_so_first_and_keeps_its_words(public: PublicStand) -> None:
    over = await public.alert("K7QX")
    await public.becomes(over, Stage.STOOD_DOWN)
    await public.alert("3QX7")
    public.pass_time(hours=73)
    for code, said in (("K7QX", "This is over now."), ("3QX7", "This message is old. It no longer counts.")):
        page = await public.read(f"/alerts/{code}")
        content = page[page.index("<main") :]
        assert content.index(said) < content.index("<h1")
        assert "Two sheds" in content
        assert "we still want to know what you saw" in content


@pytest.mark.parametrize(
    "audience",
    [
        {"to_public": False},
        {"to_public": False, "groups": (("people-at-risk", "include"),)},
        {"groups": (("pub-watch", "must-be"),)},
    ],
)
async def test_what_went_to_a_few_is_real_and_shows_nothing(
    public: PublicStand, audience: dict[str, object]
) -> None:
    await public.alert(**audience)  # type: ignore[arg-type]  # a parameter of the case
    page = await public.read("/alerts/K7QX")
    assert "This alert is real" in page
    for words in ("Two sheds", "Burglary", "Linacre", "Sefton team", "at-risk", "pub-watch", "/photo"):
        assert words not in page
    assert "/alerts/K7QX" not in await public.read("/alerts")


async def test_a_group_beside_the_public_hides_nothing(public: PublicStand) -> None:
    await public.alert(groups=(("pub-watch", "include"), ("schools", "exclude")))
    page = await public.read("/alerts/K7QX")
    assert "Two sheds" in page
    assert "watch" not in page.casefold().replace("neighbourhood watch", "")


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.PENDING, Stage.SCHEDULED, Stage.REJECTED])
async def test_what_was_not_sent_is_as_unknown_as_any_code(public: PublicStand, stage: Stage) -> None:
    await public.alert(stage=stage)
    async with public.browser() as client:
        hidden, unknown = await client.get("/alerts/K7QX"), await client.get("/alerts/3QX7")
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.text.replace("K7QX", "3QX7") == unknown.text.replace("K7QX", "3QX7")
    assert "Burglary" not in await public.read("/alerts")


@pytest.mark.parametrize("code", ["3QX7", "AAAA", "%3Cscript%3E", "K7QX9", "..%2f", "%00", "ÄÖÜ"])
async def test_a_code_of_nobody_tells_what_to_do(public: PublicStand, code: str) -> None:
    async with public.browser() as client:
        for path in (f"/alerts/{code}", f"/alerts?code={code}"):
            answer = await client.get(path, follow_redirects=True)
            assert answer.status_code == 404
            assert "<script" not in answer.text
            if "%2f" not in path:
                for words in ("7726", "Do not press links", "159", "999", "ask for money"):
                    assert words in answer.text


async def test_codes_are_read_as_people_type_them(public: PublicStand) -> None:
    await public.alert()
    async with public.browser() as client:
        for path in ("/alerts/k7qx", "/alerts?code=k7qx", "/alerts?code=%20K7QX."):
            answer = await client.get(path)
            assert (answer.status_code, answer.headers["location"]) == (303, "/alerts/K7QX")
        answer = await client.get("/alerts?code=k7qx&lang=pl")
        assert answer.headers["location"] == "/alerts/K7QX?lang=pl"


async def test_markup_in_every_field_stays_words(public: PublicStand) -> None:
    alert = await public.alert("K7QX", NASTY, label=NASTY[:80], sender=NASTY)
    await public.says(alert, VersionKind.UPDATE, NASTY + "2", number=2, pl=NASTY, ar=NASTY)
    await public.says(alert, VersionKind.OUTCOME, NASTY + "3", number=3)
    async with public.browser() as client:
        for path in ("/alerts/K7QX", "/alerts", f"/alerts?area={LINACRE}", "/alerts/K7QX?lang=ar"):
            page = (await client.get(path)).text
            assert not re.search(r"<script|<img|onerror=[^ ]*>", page.replace("&lt;", "(")), path
            assert "49 " not in page
            assert "&lt;script&gt;" in page


async def test_the_list_by_area(public: PublicStand) -> None:
    await public.alert("K7QX", urgency=Urgency.EMERGENCY)
    public.pass_time(minutes=1)
    await public.alert("3QX7", ward="E05000939", label="Derby (Sefton)")
    withdrawn = await public.alert("9QX7")
    await public.becomes(withdrawn, Stage.WITHDRAWN)
    stopped = await public.alert("6QX7")
    await public.becomes(stopped, Stage.CANCELLED)
    page = await public.read("/alerts")
    assert "Danger to life" in page
    order = ["/alerts/3QX7", "/alerts/K7QX", "Over, or taken back", "/alerts/9QX7", "Taken back<"]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)
    assert "6QX7" not in page
    for area, shown in (
        (LINACRE, {"K7QX", "9QX7"}),
        (SEFTON, {"K7QX", "3QX7", "9QX7"}),
        ("E08000015", set()),
    ):
        page = await public.read(f"/alerts?area={area}")
        assert set(re.findall(r'href="/alerts/(\w{4})"', page)) == shown
    assert f'href="/alerts?area={SEFTON}"' in await public.read(f"/alerts?area={LINACRE}")
    assert f'href="/alerts?area={LINACRE}"' in await public.read(f"/alerts?area={SEFTON}")


async def test_a_week_after_it_ended_it_is_off_the_list_and_its_page_stays(public: PublicStand) -> None:
    await public.alert()
    public.pass_time(days=6)
    assert "Old" in await public.read("/alerts")
    public.pass_time(days=2)
    assert 'K7QX"' not in await public.read("/alerts")
    assert "This message is old" in await public.read("/alerts/K7QX")


@pytest.mark.parametrize(
    ("where", "leads_to"),
    [
        ("L20 4AB", "/alerts?where=L20"),
        ("l20+4ab+please", "/alerts?where=L20"),
        ("Linacre", f"/alerts?area={LINACRE}"),
        ("sefton", f"/alerts?area={SEFTON}"),
        ("Merseyside", "/alerts?area=E23000004"),
    ],
)
async def test_what_was_typed_stands_in_no_address_afterwards(
    public: PublicStand, where: str, leads_to: str
) -> None:
    async with public.browser() as client:
        answer = await client.get(f"/alerts?where={where}")
    assert (answer.status_code, answer.headers["location"]) == (303, leads_to)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"


async def test_a_district_and_a_place_of_several_wards(public: PublicStand) -> None:
    await public.alert()
    for where in ("L20", "Bootle"):
        page = await public.read(f"/alerts?where={where}")
        assert "/alerts/K7QX" in page
        assert f'href="/alerts?area={LINACRE}"' in page
    assert "No alerts are in force here now." in await public.read("/alerts?where=L8")


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("Bottle", "Did you mean one of these?"),
        ("Manchester", "Manchester is not in Merseyside."),
        ("asdfgh", "We know no place by that name."),
        ("x" * 5000, "We know no place by that name."),
        ("<b>", "We know no place by that name."),
    ],
)
async def test_a_place_that_is_none_of_ours(public: PublicStand, where: str, said: str) -> None:
    async with public.browser() as client:
        answer = await client.get("/alerts", params={"where": where})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert said in answer.text


async def test_unknown_areas_and_addresses(public: PublicStand) -> None:
    async with public.browser() as client:
        for path in ("/alerts?area=E05999999", "/alerts/K7QX/more", "/alerts/static/../pages.py"):
            assert (await client.get(path)).status_code == 404
        assert (await client.get("/alerts?area=E23000004")).headers["location"] == "/alerts"
        for path, bare in (("/alerts/", "/alerts"), ("/alerts/K7QX/", "/alerts/K7QX")):
            assert (await client.get(path)).headers["location"] == bare


async def test_pages_may_be_kept_for_a_minute_and_asked_for_again(public: PublicStand) -> None:
    alert = await public.alert()
    async with public.browser() as client:
        for path in ("/alerts", "/alerts/K7QX"):
            first = await client.get(path)
            assert first.headers["cache-control"] == "public, max-age=60"
            assert "set-cookie" not in first.headers
            assert "script" not in first.headers["content-security-policy"]
            again = await client.get(path, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == first.headers["etag"]
            head = await client.head(path)
            assert (head.status_code, head.headers["etag"]) == (200, first.headers["etag"])
        await public.becomes(alert, Stage.WITHDRAWN)
        changed = await client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert changed.status_code == 200
        assert (await client.head("/alerts/3QX7")).status_code == 404


async def test_light_enough_for_an_old_phone(public: PublicStand) -> None:
    for number in range(60):
        digits = "CDFGHJKMNP"
        await public.alert(f"Q{digits[number // 10]}{digits[number % 10]}7")
        public.pass_time(minutes=1)
    async with public.browser() as client:
        for path in ("/alerts", f"/alerts?area={SEFTON}", "/alerts/QCC7"):
            page = (await client.get(path)).text
            (style,) = re.findall(r'rel="stylesheet" href="([^"]+)"', page)
            kept = await client.get(style)
            assert kept.headers["cache-control"] == "public, max-age=604800"
            assert len(page.encode()) < 15_000, path
            assert "<script" not in page
            assert "style=" not in page
    assert page.count("</h1>") == 1
    assert "These are the newest 20." in await public.read("/alerts")


async def test_every_language_and_its_direction(public: PublicStand) -> None:
    alert = await public.alert()
    await public.says(alert, VersionKind.UPDATE, NEWS, number=2, pl="Obie szopy.", ar="كلا المخزنين")
    for language in languages():
        for path in ("/alerts", "/alerts/K7QX", "/alerts/3QX7", "/alerts?where=Bottle"):
            async with public.browser() as client:
                page = (
                    await client.get(
                        path, params={"lang": language} | ({"where": "Bottle"} if "?" in path else {})
                    )
                ).text
            direction = "rtl" if language == "ar" else "ltr"
            assert f'<html lang="{language}" dir="{direction}">' in page
            assert page.count('aria-current="true"') == 1
    page = await public.read("/alerts/K7QX?lang=pl")
    assert page.index('<div class="words" lang="pl" dir="ltr">') < page.index('<div class="words" lang="en"')
    assert '<div class="words" lang="ar" dir="rtl">' in page
    assert 'href="/alerts?lang=pl"' in page
    assert '<html lang="en"' in await public.read("/alerts/K7QX?lang=xx<script>")


async def test_nobodys_answers_and_no_counts(public: PublicStand) -> None:
    await public.alert()
    page = await public.read("/alerts/K7QX")
    assert not re.search(r"\b\d+ (people|residents|votes)", page)
    assert "npt-sefton" not in page
