"""Words to begin an alert with: there for every category, fit to be sent, gaps filled one after the other."""

from datetime import date
from typing import Any

import pytest

from alerts.lint import findings
from alerts.templates import check_templates, filled, first_gap, offered
from config.community import load_community
from config.community_model import Community, Template
from config.errors import BadCommunity
from tests.unit.alerts.test_lint import alert

COMMUNITY = load_community("merseyside")


def with_template(text: str, **changes: Any) -> Community:
    template = Template(slug="one", category="burglary", title="One", text=text, **changes)
    return COMMUNITY.model_copy(update={"templates": (template,)})


def test_every_category_that_is_sent_has_one() -> None:
    wanted = {category for topic in COMMUNITY.topics for category in topic.categories}
    assert {template.category for template in COMMUNITY.templates} == wanted


def test_each_fits_and_is_cheap() -> None:
    check_templates(COMMUNITY)
    with pytest.raises(BadCommunity, match=r"one: is .* characters too long"):
        check_templates(with_template("Lock your sheds. " * 20))
    with pytest.raises(BadCommunity, match="one: has characters"):
        check_templates(with_template("Lock your sheds \U0001f512"))
    # A gap counts as what is put in for it.
    with pytest.raises(BadCommunity, match="too long"):
        check_templates(with_template("[a] " * 12))


@pytest.mark.parametrize("template", COMMUNITY.templates, ids=lambda template: template.slug)
def test_filled_it_has_nothing_to_look_at(template: Template) -> None:
    words = template.text
    while gap := first_gap(words):
        assert gap in template.text
        words = filled(words, gap, "that place")
    assert findings(alert(words), date(2026, 11, 17)) == ()


def test_what_is_not_filled_is_an_error() -> None:
    for template in COMMUNITY.templates:
        errors = [each for each in findings(alert(template.text), date(2026, 11, 17)) if each.is_error]
        assert bool(errors) == (first_gap(template.text) is not None)


@pytest.mark.parametrize(
    ("category", "month", "first"),
    [
        ("anti-social-behaviour", 10, {"Halloween", "Bonfire period: fireworks"}),
        ("anti-social-behaviour", 6, {"We know about it"}),
        ("deliberate-fires", 11, {"Bonfire period: wood piles"}),
        ("burglary", 1, {"Darker nights"}),
        ("vehicle-crime", 12, {"Christmas: presents in cars"}),
        ("crime-prevention", 12, {"Christmas: presents and empties"}),
    ],
)
def test_those_of_the_season_come_first_and_those_of_another_last(
    category: str, month: int, first: set[str]
) -> None:
    titles = [each.title for each in offered(COMMUNITY.templates, category, date(2026, month, 15))]
    assert set(titles[: len(first)]) == first
    of_other_seasons = [
        each.title
        for each in COMMUNITY.templates
        if each.category == category and each.months and month not in each.months
    ]
    assert titles[len(titles) - len(of_other_seasons) :] == of_other_seasons


def test_a_gap_is_filled_wherever_it_stands_and_an_answer_is_one_line() -> None:
    assert filled("[day] and [day]: [what]", "[day]", " Mon\nday ") == "Mon day and Mon day: [what]"
    assert first_gap("none here") is None
