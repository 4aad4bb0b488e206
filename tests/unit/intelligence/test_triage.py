"""What triage makes of a message: category, team, urgency, flag; and of word lists that are wrong."""

import json
import re
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from bot.folder_commands import check_teams
from config.community import load_community
from config.errors import BadCommunity
from intelligence.routing import Where
from intelligence.triage import Judgement
from intelligence.triage_lines import judge_line
from intelligence.words import load_words
from tests.unit.intelligence.words_stand import merseyside_triage, routing_folder

BOROUGHS = ("liverpool", "sefton", "knowsley", "st-helens", "wirral")


def judge(text: str, **alert: str) -> Judgement:
    return merseyside_triage().judge(text, **alert)


@pytest.mark.parametrize(
    ("text", "category", "team"),
    [
        ("shed broken into on our road in Bootle overnight", "burglary", "npt-sefton"),
        ("neighbours blasting loud music till 4am in Huyton", "anti-social-behaviour", "asb-knowsley"),
        ("fly tipping in the lane, Rainford", "environmental", "env-st-helens"),
        ("old lady next door hasnt been eating for weeks, Wallasey", "vulnerable-person", "mash-wirral"),
        ("my ex keeps following me to work, Speke", "domestic-abuse", "da-liverpool"),
        ("lad dealing weed by the shops in Speke", "drugs", "drugs-team"),
        ("smell of weed in the stairwell, Speke", "drugs", "npt-liverpool"),
        ("he keeps a shotgun in his lock up, everyone knows. Bootle", "possession-of-weapons", "matrix"),
        ("knife hidden in the hedge in Bootle", "possession-of-weapons", "npt-sefton"),
        ("shop in Speke selling vapes to school kids", "other-crime", "business-crime"),
        ("lads with lurchers after hares on the fields in Rainford", "other-crime", "wildlife-rural"),
        ("swastika sprayed on the mosque in Bootle", "hate-crime", "sigma"),
        ("bins set on fire behind the shops on Sunday, Bootle", "deliberate-fires", "fire-service"),
        ("scramblers on the field in Kirkby every night", "off-road-bikes", "roads-policing"),
        ("scam call pretending to be hmrc", "fraud-rogue-trading", "rogue-trader-team"),
    ],
)
def test_category_and_team(text: str, category: str, team: str) -> None:
    judgement = judge(text)
    assert (judgement.category, judgement.team) == (category, team)
    assert judgement.is_intelligence


@pytest.mark.parametrize(
    ("text", "team"),
    [
        ("shed broken into overnight", "triage-desk"),
        ("shed broken into overnight in Widnes", "triage-desk"),
        ("my ex keeps following me to work", "safeguarding-desk"),
        ("my ex keeps following me to work in Runcorn", "safeguarding-desk"),
        ("swastika sprayed on the mosque", "sigma"),
        ("swastika sprayed on the mosque in Widnes", "triage-desk"),
        ("lad at work says he supports isis, Warrington", "prevent"),
    ],
)
def test_no_place_or_another_forces(text: str, team: str) -> None:
    assert judge(text).team == team


def test_the_texts_place_beats_the_alerts() -> None:
    burglary = {"reply_category": "burglary", "reply_area": "Bootle"}
    assert judge("our shed was broken into as well", **burglary).team == "npt-sefton"
    assert judge("our shed in Huyton was broken into as well", **burglary).team == "npt-knowsley"
    assert judge("our shed in Widnes was broken into as well", **burglary).team == "triage-desk"
    assert judge("our shed was broken into by two lads from Widnes", **burglary).team == "npt-sefton"


def test_an_answer_is_read_in_the_light_of_its_alert() -> None:
    text = "saw the same two lads by the garages with bags"
    assert judge(text, reply_category="burglary", reply_area="Bootle").category == "burglary"
    assert judge("grey hoody and a red bike", reply_category="robbery").category == "robbery"


@pytest.mark.parametrize("reply", ["event", "no-such-category", "not-intelligence"])
def test_an_alert_that_is_no_crime_lends_nothing(reply: str) -> None:
    assert judge("ok", reply_category=reply).category == "not-intelligence"
    assert judge("scramblers on the field", reply_category=reply).category == "off-road-bikes"


@pytest.mark.parametrize(
    ("text", "team", "quiet"),
    [
        ("stop", "bot", False),
        ("HELP", "bot", False),
        ("999", "bot", False),
        ("JOIN Anfield", "bot", False),
        ("take me off the list", "bot", False),
        ("thanks for letting us know 👍", "bot", False),
        ("Dziękuję za informację", "bot", False),
        ("not seen anything sorry", "bot", False),
        ("wrong number mate", "bot", False),
        ("🚓😂", "bot", False),
        ("", "bot", False),
        ("what time is the have your say meeting?", "service-desk", False),
        ("lost my purse on the bus, has it been handed in?", "service-desk", False),
        ("you lot are useless, 40 minutes on hold to 101", "service-desk", False),
        ("I'm driving right now and will reply later", "bot", True),
        ("Out of office: back on Monday", "bot", True),
        ("u have won a £500 voucher!! click bit.example to claim", "bot", True),
        ("fuck off", "bot", True),
    ],
)
def test_what_is_no_intelligence(text: str, team: str, quiet: bool) -> None:
    judgement = judge(text)
    assert judgement.category == "not-intelligence"
    assert (judgement.team, judgement.quiet, judgement.urgency) == (team, quiet, "routine")
    assert not judgement.is_intelligence


@pytest.mark.parametrize(
    "text",
    [
        "Please stop the lads playing footy against my wall every night",
        "please stop the bikes on the field behind ours, they are there every night",
        "Thanks for the patrols but the dealers are back outside the shops in Speke every night",
        "fuck off bizzies do something about the dealers on our road",
    ],
)
def test_one_usable_fact_makes_it_intelligence(text: str) -> None:
    assert judge(text).is_intelligence
    assert not judge(text).quiet


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("boys in year 9 carrying knives into school", True),
        ("my nan got scammed out of £400 by roofers", True),
        ("kids egging windows every night", False),
        ("my car was nicked off the drive last night", False),
        ("i cant do this any more i want to die", True),
    ],
)
def test_safeguarding(text: str, flagged: bool) -> None:
    assert judge(text).safeguarding is flagged


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("needles on the slide in the playground", "urgent"),
        ("everyone meet in the park saturday to kick off", "urgent"),
        ("mate got jumped last night by four lads", "urgent"),
        ("lads drinking outside the offy rn and shouting", "urgent"),
        ("lads drinking outside the offy most nights", "routine"),
        ("graffiti all over the underpass", "routine"),
    ],
)
def test_urgency(text: str, urgency: str) -> None:
    assert judge(text).urgency == urgency


def test_an_emergency_has_one_door_and_is_never_shown_as_noise() -> None:
    judgement = judge("help he is going to kill me")
    assert (judgement.urgency, judgement.team, judgement.is_intelligence) == (
        "emergency",
        "control-room",
        True,
    )


def test_reasons_name_the_words_and_the_rule() -> None:
    reasons = " | ".join(judge("shed broken into in Bootle").reasons)
    assert "shed" in reasons
    assert "npt-sefton" in reasons


def test_every_team_that_a_ruling_names_exists() -> None:
    rulings = load_words(routing_folder()).rulings
    teams = tomllib.loads((routing_folder().parent / "teams.toml").read_text("utf-8"))["team"]
    slugs = {team["slug"] for team in teams}
    for category in rulings.order:
        if category == "not-intelligence":
            continue
        for borough in (*BOROUGHS, None):
            for turns in (
                frozenset[str](),
                frozenset({"guns"}),
                frozenset({"animals"}),
                frozenset({"trade"}),
            ):
                where = Where(borough, borough)
                assert rulings.team(category, where, emergency=False, turns_on=turns) in slugs
    assert rulings.teams["emergency"] in slugs
    assert "bot" not in slugs  # nobody: nothing may wait with it
    assert {team.get("borough") for team in teams} == {*BOROUGHS, None}


def test_every_category_has_one_topic_and_short_names() -> None:
    topics = tomllib.loads((routing_folder().parent / "topics.toml").read_text("utf-8"))["topic"]
    held = [category for topic in topics for category in topic["categories"]]
    order = load_words(routing_folder()).rulings.order
    assert sorted(held) == sorted({*order, "event", "crime-prevention"} - {"not-intelligence"})
    texts = Path(__file__).parents[3] / "config" / "texts" / "en" / "topics.ftl"
    names = dict(re.findall(r"^([a-z-]+) = (.+)$", texts.read_text("utf-8"), flags=re.MULTILINE))
    wanted = {f"topic-{topic['slug']}" for topic in topics} | {f"category-{slug}" for slug in [*order, *held]}
    assert set(names) == wanted
    assert all(len(name) <= 28 and name.isascii() for name in names.values())


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("own.toml", '"strap"', '"(strap"', "words 3.phrases"),
        ("own.toml", 'speaks_for = "guns"', 'speaks_for = "gunz"', "words 3.speaks_for"),
        ("own.toml", "points = 3", "points = 30", "words 2.points"),
        ("rulings.toml", "emergency = 0.", "emergency = 1.", "bars.emergency"),
        ("rulings.toml", "figure = -3.0", "figur = -3.0", "figur"),
        ("own.toml", "points = 3", "point = 3", "words 2"),
        ("rulings.toml", '"environmental", "not-intelligence"', '"environmental"', "order"),
        ("rulings.toml", 'always_flagged = ["', 'always_flagged = ["x', "always_flagged"),
        ("lists.toml", "[lists]", "[list]", "lists"),
        ("rulings.toml", 'guns = "matrix"', "", "guns"),
        ("danger/en.toml", '\nwhen = "always"', '\nwhen = "sometimes"', "sign 1.when"),
        ("danger/en.toml", '"suicidal"', '"<no list>"', "no list"),
        ("quiet.toml", 'phrases = ["', 'phrases = [3, "', "kind 1.phrases"),
        ("spelling.toml", "[slips]", "[slips", "cannot be read"),
    ],
)
def test_a_mistake_in_a_list_names_file_and_key(
    tmp_path: Path, file: str, old: str, new: str, says: str
) -> None:
    folder = tmp_path / "routing"
    shutil.copytree(routing_folder(), folder)
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadCommunity) as caught:
        load_words(folder)
    assert file in str(caught.value)
    assert says in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "routing"
    shutil.copytree(routing_folder(), folder)
    (folder / "quiet.toml").unlink()
    with pytest.raises(BadCommunity, match=r"quiet\.toml"):
        load_words(folder)


def test_a_team_that_does_not_exist_is_named() -> None:
    rulings = load_words(routing_folder()).rulings
    for wrong, named in (("npt", "npt"), ("nptt-", "nptt-liverpool")):
        with pytest.raises(BadCommunity, match=named):
            check_teams(
                replace(rulings, teams={**rulings.teams, "burglary": wrong}), load_community("merseyside")
            )


def test_a_line_is_judged() -> None:
    record = {"id": "a-1", "text": "shed broken into", "reply_to_category": None, "reply_to_area": "Bootle"}
    answer = json.loads(judge_line(merseyside_triage(), json.dumps(record)))
    assert answer["id"] == "a-1"
    assert (answer["category"], answer["team"], answer["urgency"]) == ("burglary", "npt-sefton", "routine")
    assert answer["safeguarding"] is False
    assert answer["is_intelligence"] is True
    assert answer["reasons"]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[" * 100_000,
        "[]",
        "3",
        '{"id": "x"}',
        '{"id": "x", "text": 3}',
        '{"text": "a", "reply_to_area": 1}',
    ],
)
def test_a_bad_line_gives_an_error_record(line: str) -> None:
    answer = json.loads(judge_line(merseyside_triage(), line))
    assert set(answer) == {"id", "error"}
    assert answer["error"]


def test_a_report_reaches_people_even_where_it_reads_like_chat() -> None:
    words = "red coat and a beard"
    triage = merseyside_triage()
    assert not triage.judge(words).is_intelligence
    answered = triage.judge(words, reply_category="burglary", reply_area="Sefton", is_report=True)
    assert (answered.category, answered.team, answered.is_intelligence) == ("burglary", "npt-sefton", True)
    free = triage.judge("hello there", is_report=True)
    assert (free.category, free.team, free.is_intelligence) == ("other-crime", "triage-desk", True)


def test_half_a_pair_of_surrogates_is_written_as_a_question_mark() -> None:
    line = judge_line(merseyside_triage(), r'{"id": "a\ud800", "text": "help \udfff he has a knife"}')
    assert json.loads(line.encode())["id"] == "a?"
