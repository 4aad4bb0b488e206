"""Into a group by a code, and out again; who sees what of it."""

import secrets
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.keywords import plain
from config.community import GroupHow, load_community
from config.texts import ENGLISH, has_text, languages, text
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import fold, is_gsm, segments
from sandbox.handset import Handset, TelegramHandset
from staff import service as staff
from staff.model import Role
from subscribers import groups
from subscribers.model import Deed
from subscribers.tables import group_codes
from tests.dialogues.asking import ledger, only_subscriber, place_names, subscribers_of
from tests.world import Town


async def code_for(
    town: Town, slug: str = "pub-watch", how: GroupHow = GroupHow.INVITATION, *, team: str = "npt-sefton"
) -> str:
    """A code that somebody of a team gave out."""
    group = next(group for group in town.parts.community.groups if group.slug == slug)
    now = town.clock.now()
    async with town.database.transaction() as tx:
        route = await town.parts.book.find_or_make(
            tx, town.stack.telegram_identity, f"4{secrets.randbits(30)}"
        )
        invited = await staff.invite(tx, "Ada", Role.OFFICER, team, now)
        ada = await staff.accept(tx, invited, route, now)
        return await groups.make_code(tx, ada, group, how, now)


async def groups_in(town: Town) -> list[str]:
    """The groups of the only subscriber."""
    person = await only_subscriber(town)
    async with town.database.reading() as tx:
        return await groups.groups_of(tx, person.id)


async def opens(person: Handset, code: str) -> None:
    """By the link on Telegram, by a text on an old phone."""
    if isinstance(person, TelegramHandset):
        await person.starts(f"g-{code}")
    else:
        await person.says(f"join {code.lower()}")


async def test_a_stranger_sees_first_what_it_is_then_says_where(town: Town, channel: str) -> None:
    code = await code_for(town)
    ann = await town.person("Ann", channel)
    await opens(ann, code)
    for part in (
        "Pub Watch",
        "pubs, bars and clubs",
        "Sefton Neighbourhood Policing Team, Merseyside Police",
        "Police and council officers can write to you",
        "STOP Pub Watch",
    ):
        assert part in ann.last
    assert await subscribers_of(town) == []
    shown = ann.last.split("\n1 ")[0]
    await ann.chooses("Yes")
    assert "postcode" in ann.last
    assert await subscribers_of(town) == []
    await ann.says("L20 4AB")
    await ann.chooses("Linacre")
    assert "You are in Pub Watch" in ann.last
    assert "Linacre" in ann.last
    person = await only_subscriber(town)
    # Nobody spoke of topics: none is chosen for them.
    assert person.topics == frozenset()
    assert await groups_in(town) == ["pub-watch"]
    joined, entered = await ledger(town)
    assert (joined.deed, entered.deed) == (Deed.JOINED, Deed.ENTERED)
    assert entered.wording == joined.wording == shown


async def test_who_has_joined_already_only_says_yes(town: Town, channel: str) -> None:
    code = await code_for(town)
    ann = await town.subscriber("Ann", channel)
    before = (await only_subscriber(town)).topics
    await opens(ann, code)
    await ann.chooses("Yes")
    assert "You are in Pub Watch and get its alerts for Linacre" in ann.last
    assert (await only_subscriber(town)).topics == before != frozenset()
    await opens(ann, code)
    assert "already" in ann.last
    assert await groups_in(town) == ["pub-watch"]


async def test_who_has_no_place_any_more_is_asked_for_one(town: Town, channel: str) -> None:
    code = await code_for(town)
    ann = await town.subscriber("Ann", channel)
    await ann.says("DROP 1")
    await opens(ann, code)
    await ann.chooses("Yes")
    await ann.says("Linacre")
    assert "You are in Pub Watch" in ann.last
    assert len(await place_names(town)) == 1


async def test_join_and_a_place_answers_where_as_the_place_alone_does(town: Town, channel: str) -> None:
    code = await code_for(town)
    ann = await town.person("Ann", channel)
    await ann.says(f"join {code.lower()}.")
    await ann.chooses("Yes")
    await ann.says("JOIN Linacre.")
    assert "You are in Pub Watch" in ann.last
    assert await groups_in(town) == ["pub-watch"]


async def test_no_leaves_everything_as_it_was(town: Town, channel: str) -> None:
    code = await code_for(town)
    ann = await town.person("Ann", channel)
    await opens(ann, code)
    await ann.chooses("No")
    assert "not joined Pub Watch" in ann.last
    assert await subscribers_of(town) == []


async def test_a_referral_says_who_gave_it_and_works_once(town: Town, channel: str) -> None:
    code = await code_for(town, "people-at-risk", GroupHow.REFERRAL, team="da-sefton")
    ann, bob = await town.person("Ann", channel), await town.person("Bob", channel)
    for each in (ann, bob):
        await opens(each, code)
        assert "Sefton IDVA Service, Sefton Council" in each.last
        # What reads along on this phone must not learn why somebody is in it.
        assert "risk" not in each.last
        await each.chooses("Yes")
        assert "Where do you live?" in each.last
    await ann.says("Linacre")
    assert "You are in Safe and Well" in ann.last
    await bob.says("Linacre")
    assert "does not work" in bob.last
    assert len(await subscribers_of(town)) == 1
    await opens(bob, code)
    assert "does not work" in bob.last


async def test_a_wrong_code_is_answered_kindly(town: Town, channel: str) -> None:
    for wrong in ("K7QX-9MTR-2HWV", "k7qx9mtr2hwv", "K7QX 9MTR 2HWV"):
        person = await town.person(wrong, channel)
        await person.says(f"JOIN {wrong}")
        assert "does not work" in person.last, wrong


async def test_an_old_code_and_a_broken_link_are_answered_kindly(town: Town, channel: str) -> None:
    code = await code_for(town)
    town.clock.advance(timedelta(days=30))
    ann = await town.person("Ann", channel)
    await opens(ann, code)
    assert "does not work" in ann.last
    if isinstance(ann, TelegramHandset):
        for broken in ("g-", "g-K7QX", "g-_"):
            await ann.starts(broken)
            assert "does not work" in ann.new[-1], broken


async def test_words_behind_join_that_are_no_code_are_heard_as_before(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN US AT THE PARTY")
    assert "does not work" not in ann.last
    await ann.says("JOIN BOOTLE")
    assert await place_names(town) == ["Bootle (Sefton)"]


async def test_a_group_by_name_needs_a_code(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN PUB WATCH")
    assert "You need a code to join Pub Watch" in ann.last
    assert await subscribers_of(town) == []


async def test_a_member_who_joins_for_a_place_hears_how_to_get_more(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await opens(ann, await code_for(town))
    await ann.chooses("Yes")
    await ann.says("Linacre")
    await ann.says("JOIN Linacre")
    assert "you have chosen no topics. To choose some send TOPICS" in ann.last


def test_names_of_groups_mean_nothing_else() -> None:
    """STOP and JOIN take them in every language, and on a phone without accents."""
    community = load_community("merseyside")
    places = {plain(each.name) for each in (*community.boroughs, *community.wards, *community.localities)}
    for language in languages():
        slugs = [group.slug for group in community.groups]
        names = [plain(text(language, f"group-{slug}")) for slug in slugs]
        topics = {plain(text(language, f"topic-{topic.slug}")) for topic in community.topics}
        assert len(set(names)) == len(names)
        assert set(names) & (topics | places) == set()
        assert all(has_text(language, f"group-about-{slug}") for slug in slugs)
        assert all(has_text(ENGLISH, f"groups-staff-{slug}") for slug in slugs)


@pytest.mark.parametrize("language", languages())
def test_what_is_agreed_to_fits_three_texts(language: str) -> None:
    community = load_community("merseyside")
    by = max((f"{team.name}, {team.organisation}" for team in community.teams), key=len)
    for group in community.groups:
        name = text(language, f"group-{group.slug}")
        about = text(language, f"group-about-{group.slug}")
        said = text(language, "groups-consent", group=name, about=about, by=by, stop=name)
        menu = f"{said}\n1 {text(language, 'groups-yes')}\n2 {text(language, 'groups-no')}"
        sent = segments(fold(menu))
        # Other scripts have less than half the room.
        assert sent.parts <= (3 if sent.encoding == "GSM-7" else 5), menu


async def test_after_stop_the_code_waits_for_start(town: Town) -> None:
    code = await code_for(town)
    ann = await town.subscriber("Ann", SMS)
    await ann.says("STOP")
    await ann.says(f"JOIN {code}")
    await ann.says("START")
    assert "Do you want to join?" in ann.last
    await ann.chooses("Yes")
    await ann.says("Linacre")
    assert "You are in Pub Watch" in ann.last


async def test_a_shared_location_answers_where(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await opens(ann, await code_for(town))
    await ann.chooses("Yes")
    await ann.shares(53.4570, -2.9930)
    await ann.chooses(ann.labels[0])
    assert "You are in Pub Watch" in ann.last


async def test_danger_is_heard_on_every_screen(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await opens(ann, await code_for(town))
    await ann.says("He has a knife and is trying to kill me")
    assert any("999" in text for text in ann.new)


async def test_a_newcomer_of_another_language_reads_it_in_theirs(town: Town) -> None:
    ola = await town.person("Ola", TELEGRAM, language="pl")
    await opens(ola, await code_for(town, "schools"))
    await ola.chooses("Polski")
    assert "Szkoły" in ola.last
    await ola.chooses("Tak")
    await ola.says("Linacre")
    assert "Jesteś w grupie Szkoły" in ola.last
    await ola.says("STOP szkoly")
    assert await groups_in(town) == []


async def test_texts_stay_short(town: Town) -> None:
    for group in town.parts.community.groups:
        how = GroupHow.REFERRAL if group.how == GroupHow.REFERRAL else GroupHow.INVITATION
        ann = await town.person(f"Ann {group.slug}", SMS)
        await opens(ann, await code_for(town, group.slug, how, team="mash-st-helens"))
        assert is_gsm(ann.last)
        assert segments(ann.last).parts <= 3, ann.last
        await ann.chooses("Yes")
        assert segments(ann.last).parts == 1
        await ann.says("Linacre")
        assert segments(ann.last).parts <= 2, ann.last


async def test_no_log_says_who_belongs(town: Town, channel: str, caplog: pytest.LogCaptureFixture) -> None:
    code = await code_for(town, "people-at-risk", GroupHow.REFERRAL)
    caplog.set_level("INFO")
    ann = await town.person("Ann", channel)
    await opens(ann, code)
    await ann.chooses("Yes")
    await ann.says("Linacre")
    assert "You are in" in ann.last
    written = caplog.text
    for secret in ("people-at-risk", "Safe and Well", code, code.replace("-", "")):
        assert secret.casefold() not in written.casefold()


async def test_a_code_of_a_group_that_is_gone_is_unknown(town: Town, channel: str) -> None:
    code = await code_for(town)
    async with town.database.transaction() as tx:
        await tx.execute(update(group_codes).values(group_slug="farm-watch"))
    ann = await town.person("Ann", channel)
    await opens(ann, code)
    assert "does not work" in ann.last
