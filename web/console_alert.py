"""Reads all that the page of one alert shows."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from babel.dates import format_date
from sqlalchemy import select

from alerts import counts, figures, votes, whom
from alerts.asked import Asked, history
from alerts.checks import Looked, complete, look_at
from alerts.fingerprint import print_of
from alerts.model import Alert, Stage, VersionKind
from alerts.notices import can_be_told
from alerts.of_teams import may_look
from alerts.published import Story, story
from alerts.quiet import reaches_at
from alerts.reach import reach
from alerts.records import get
from alerts.rendering import render, room
from alerts.rules import may_bypass, may_change, needs_second
from alerts.sight import Sight, name_of, see
from alerts.tables import alert_versions
from config.community_model import AlertRules
from config.errors import BadInput, NotAllowed
from config.texts import name_of as name_of_language
from config.timekeeping import day_and_time
from database.engine import Tx
from delivery.messages import SMS, TELEGRAM
from delivery.photos import is_here
from delivery.sms_text import segments
from staff.model import Staff, may_open
from web.console_pages import Looks, card, events, looks, pieces, remarks, request
from web.pages import say

_ENDS = {Stage.WITHDRAWN: VersionKind.WITHDRAWAL, Stage.STOOD_DOWN: VersionKind.STAND_DOWN}
_BEFORE = (Stage.DRAFT, Stage.PENDING, Stage.SCHEDULED)


async def alert_page(
    tx: Tx, alert_id: int, reader: Staff, now: datetime, rules: AlertRules
) -> dict[str, Any]:
    """The values of console_alert.html. Raises NotFound, and NotAllowed for whom the alert is none of their business.

    Whoever is to approve it is on record as having read it.
    """
    alert = await get(tx, alert_id)
    if not may_look(reader, alert):
        raise NotAllowed
    asked = await history(tx, alert_id)
    sight = await _request_for(tx, asked, reader, now)
    looked = await look_at(tx, alert, now)
    names = await _names(tx, alert, asked)
    is_ours = may_change(reader, alert)
    is_before = alert.stage in _BEFORE
    people, copies = await counts.count(tx, alert, now) if is_before else (0, {})
    inside, by_ward = await counts.count_in_circle(tx, alert, people, now) if is_before else (0, 0)
    useful, not_useful = await votes.tally(tx, alert_id)
    waits = bool(asked) and asked[0].waits and sight is None
    goes = reaches_at(alert)
    said = sight.alert if sight else alert
    found, answered = (sight or looked).findings, (sight or looked).answered
    shown, kind = _holds(alert, await story(tx, alert, now))
    reasons = needs_second(alert, people, rules, from_telegram=False)
    return {
        "alert": alert,
        "card": card(alert, now),
        "author": names.get(alert.author) or say("desk-somebody"),
        "whom": whom.in_words(alert) if alert.areas else "",
        "when": day_and_time(goes) if is_before and goes else "",
        "hours": int(alert.life / timedelta(hours=1)),
        "outcome": format_date(alert.outcome_on, "EEE d MMM", locale="en_GB") if alert.outcome_on else "",
        "count": {"people": people, "telegram": copies.get(TELEGRAM, 0), "sms": copies.get(SMS, 0)},
        "circle": {"inside": inside, "others": by_ward} if alert.has_circle else None,
        "reach": [] if is_before or alert.sent_at is None else figures.in_words(await reach(tx, alert_id)),
        "votes": {"useful": useful, "not_useful": not_useful} if useful or not_useful else None,
        "is_alone": waits and not await can_be_told(tx, alert_id),
        "looks": _looks(shown, kind, sight),
        "is_followed": kind != VersionKind.FIRST and sight is None,
        "photo": shown.photo,
        "has_photo": shown.photo is not None and await is_here(tx, shown.photo),
        "translations": [
            (name_of_language(language), words)
            for language, words in (sight.alert if sight else shown).translations
        ],
        "pieces": pieces(said.text or "", found) if is_before or sight else [],
        "remarks": remarks(found, answered) if is_before or sight else [],
        "request": request(sight.asked, sight.asker, sight.words, sight.fields) if sight else None,
        "events": events(asked, names),
        "versions": await _versions(tx, alert_id),
        "seen_print": (await print_of(tx, alert)).hex(),
        "room_for": room(alert) if alert.category and alert.areas else 0,
        "may": {
            "edit": is_ours and is_before and alert.text is not None,
            "keep": is_ours and alert.stage == Stage.DRAFT,
            "send": is_ours and alert.stage == Stage.DRAFT and _is_ready(alert, looked),
            "stop": (is_ours or may_open(reader, alert.team))
            and alert.stage in (Stage.SCHEDULED, Stage.SENDING, Stage.SENT),
        },
        "needs": "free"
        if not reasons
        else "at-once"
        if may_bypass(alert, reader) and not alert.send_at
        else "needs",
    }


async def _request_for(tx: Tx, asked: list[Asked], reader: Staff, now: datetime) -> Sight | None:
    """What waits for this reader at this alert: the oldest first."""
    for each in reversed(asked):
        if each.waits:
            try:
                return await see(tx, each.id, reader, now)
            except NotAllowed:
                continue
    return None


def _holds(alert: Alert, told: Story) -> tuple[Alert, VersionKind]:
    """The alert as it stands now: its end, else its newest words. How it ended is told beside it, not in its place."""
    if alert.stage in _ENDS:
        return replace(alert, text="", translations=(), photo=None), _ENDS[alert.stage]
    newest = next((each for each in reversed(told.said) if each.kind != VersionKind.OUTCOME), None)
    if newest is None or newest.kind == VersionKind.FIRST:
        return alert, VersionKind.FIRST
    return replace(alert, text=newest.text, translations=newest.translations), newest.kind


def _looks(alert: Alert, kind: VersionKind, sight: Sight | None) -> Looks | None:
    """How what waits for the reader looks, else the alert itself; None for a draft that is not whole."""
    if sight:
        return looks(sight.on_telegram, sight.on_sms, sight.parts)
    if kind not in _ENDS.values():
        try:
            complete(alert)
        except BadInput:
            return None
    on_sms = render(alert, SMS, kind=kind)
    return looks(render(alert, TELEGRAM, kind=kind), on_sms, segments(on_sms.text).parts)


def _is_ready(alert: Alert, looked: Looked) -> bool:
    return not alert.missing and not looked.errors and not looked.open


async def _names(tx: Tx, alert: Alert, asked: list[Asked]) -> dict[int, str]:
    ids = {
        alert.author,
        *(number for each in asked for number in (each.asked_by, each.decided_by, each.reviewed_by)),
    }
    found = {number: await name_of(tx, number) for number in ids if number is not None}
    return {number: name for number, name in found.items() if name}


async def _versions(tx: Tx, alert_id: int) -> list[dict[str, str]]:
    """What people got, the newest first; not what waits or was refused."""
    went = (Stage.SENDING, Stage.SENT)
    rows = await tx.execute(
        select(alert_versions)
        .where(alert_versions.c.alert_id == alert_id, alert_versions.c.stage.in_(went))
        .order_by(alert_versions.c.number.desc())
    )
    return [
        {"kind": say(f"console-version-{row.kind}"), "when": day_and_time(row.made_at), "words": row.text}
        for row in rows
    ]
