"""What an author may change of an alert in tests/properties/test_alert_life.py: the verb, and what comes of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import hypothesis.strategies as st

from alerts import groups, service
from alerts.model import AlertArea, GroupRule, Urgency
from database.engine import Tx
from staff.model import Staff
from tests.properties.life_copies import TEXTS, TRANSLATIONS
from tests.properties.life_model import AT_RISK, Content, Life
from tests.properties.life_town import PUBS, SEFTON, WARDS

audiences = st.sampled_from(
    [
        (True, {}),
        (True, {PUBS: GroupRule.MUST_BE}),
        (True, {PUBS: GroupRule.EXCLUDE}),
        (True, {AT_RISK: GroupRule.MUST_BE}),
        (False, {PUBS: GroupRule.INCLUDE}),
        (True, {PUBS: GroupRule.INCLUDE, AT_RISK: GroupRule.EXCLUDE}),
    ]
)
changes = st.one_of(
    st.tuples(st.just("text"), st.sampled_from(TEXTS)),
    st.tuples(st.just("urgency"), st.sampled_from(list(Urgency))),
    st.tuples(st.just("area"), st.sampled_from(list(WARDS))),
    st.tuples(st.just("audience"), audiences),
    st.tuples(st.just("audience"), audiences),
    st.tuples(st.just("translation"), st.sampled_from(TRANSLATIONS)),
    st.tuples(st.just("photo"), st.sampled_from([None, 7])),
    st.tuples(st.just("send_at"), st.sampled_from([None, 1, 30])),
)


def area_of(ward: str) -> AlertArea:
    return AlertArea(ward, WARDS[ward], SEFTON, "Sefton")


def changed(
    life: Life, staff: Staff, change: tuple[str, Any], now: datetime
) -> tuple[Content, Callable[[Tx], Any]]:
    """What the alert would be, and the verb."""
    (name, value), of, first = change, life.content, (life.id, staff)
    if name == "area":
        new = of.wards if value in of.wards else (*of.wards, value)
        area = (area_of(value), [value], ())
        return replace(of, wards=new), lambda tx: service.add_area(tx, *first, *area, now)
    if name == "audience":
        rule_of = tuple(sorted((slug, str(each)) for slug, each in value[1].items()))
        new = replace(of, to_public=value[0], groups=rule_of)
        return new, lambda tx: groups.set_audience(tx, *first, *value, now)
    if name == "translation":
        new = replace(of, translations=(("pl", value),))
        return new, lambda tx: service.set_translation(tx, *first, "pl", value, now)
    if name == "text":
        new = of if value == of.text else replace(of, text=value, translations=())
        return new, lambda tx: service.set_text(tx, *first, value, now)
    if name == "send_at":
        value = value and now + timedelta(hours=value)
    verb = {"urgency": service.set_urgency, "photo": service.set_photo, "send_at": service.set_send_at}[name]
    return replace(of, **{name: value}), lambda tx: verb(tx, *first, value, now)
