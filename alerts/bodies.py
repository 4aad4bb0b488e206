"""What a version of an alert says, once for each channel and language: the rows of the outbox point there."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, FromClause, and_, case, exists, func, insert, literal, select

from alerts.forward_looks import render_news
from alerts.model import Alert, VersionKind
from alerts.rendering import CHANNELS, for_coordinators, render
from config.texts import ENGLISH, languages
from database.engine import Tx
from delivery.messages import SMS, TELEGRAM, Message, Parcel
from delivery.tables import renderings
from subscribers.scheme_model import LEADS, SchemeState
from subscribers.tables import scheme_members, schemes

# Stands behind the language of a body with the button for coordinators.
_WITH_FORWARD = "+fwd"


async def write(
    tx: Tx,
    version: int,
    alert: Alert,
    kind: VersionKind = VersionKind.FIRST,
    schemes: Sequence[tuple[int, str]] = (),
) -> None:
    """Keep the bodies of a version by its id; the alert carries that version's words. `schemes`: id and name of those
    whose members have the alert by them."""
    bodies = [
        {
            "bulletin_id": version,
            "channel": channel,
            "language": language,
            "parcel": Parcel((said,)).to_bytes(),
        }
        for channel, language, said in _bodies(alert, kind, schemes)
    ]
    await tx.execute(insert(renderings), bodies)


def language_of(
    alert: Alert,
    kind: VersionKind,
    channel: ColumnElement[str],
    language: ColumnElement[str],
    person: ColumnElement[int],
) -> ColumnElement[str]:
    """Which of a version's bodies on a channel somebody gets: that of their language, with the button to pass it on
    where they lead a scheme."""
    own = case((language.in_(languages()), language), else_=ENGLISH)
    if not _can_be_passed_on(alert, kind):
        return own
    return case((and_(channel == TELEGRAM, _leads(person)), own.concat(_WITH_FORWARD)), else_=own)


async def of_person(
    tx: Tx, version: int, alert: Alert, kind: VersionKind, ways: FromClause
) -> ColumnElement[int | None]:
    """Which of a version's bodies somebody of `ways` (subscriber_id, channel, language) gets; none where it is missing.

    Spelt out: to look for it in the table of bodies would take a third of the time in which somebody is found.
    """
    found = await tx.execute(select(renderings).where(renderings.c.bulletin_id == version))
    ids = {(row.channel, row.language): row.id for row in found}

    def body(channel: str, language: str) -> ColumnElement[int | None]:
        return literal(ids.get((channel, language)), renderings.c.id.type)

    def by_language(channel: str, mark: str = "") -> ColumnElement[int | None]:
        # What most people speak is compared first.
        first = sorted(languages(), key=lambda each: each != ENGLISH)
        spoken = {each: body(channel, each + mark) for each in first}
        return case(spoken, value=ways.c.language, else_=body(channel, ENGLISH + mark))

    telegram, sms = by_language(TELEGRAM), by_language(SMS)
    if _can_be_passed_on(alert, kind):
        telegram = case((_leads(ways.c.subscriber_id), by_language(TELEGRAM, _WITH_FORWARD)), else_=telegram)
    return case((ways.c.channel == TELEGRAM, telegram), else_=sms)


def language_by_scheme(
    language: ColumnElement[str], scheme: ColumnElement[int | None], schemes: Sequence[tuple[int, str]]
) -> ColumnElement[str]:
    """Which of a version's bodies somebody gets who has the alert by this one of the schemes."""
    marks = case(*((scheme == known, _of_scheme(place)) for place, (known, _) in enumerate(schemes)))
    return case((language.in_(languages()), language), else_=ENGLISH).concat(marks)


def in_other_channel(language: ColumnElement[str]) -> ColumnElement[str]:
    """The language of the body that says the same on another channel: the button to pass it on is Telegram's alone."""
    return func.replace(language, _WITH_FORWARD, "")


def _leads(person: ColumnElement[int]) -> ColumnElement[bool]:
    return exists().where(
        scheme_members.c.subscriber_id == person,
        scheme_members.c.role.in_(LEADS),
        schemes.c.id == scheme_members.c.scheme_id,
        schemes.c.state == SchemeState.ACTIVE,
    )


def _of_scheme(place: int) -> str:
    """What stands behind the language of a body for members of a scheme: its place among them, for ids are long."""
    return f"+{place}"


def _bodies(
    alert: Alert, kind: VersionKind, schemes: Sequence[tuple[int, str]]
) -> Iterator[tuple[str, str, Message]]:
    for language in languages():
        for channel in CHANNELS:
            yield channel, language, render(alert, channel, language, kind)
            for place, (_, name) in enumerate(schemes):
                yield channel, language + _of_scheme(place), render_news(alert, name, channel, language, kind)
        if _can_be_passed_on(alert, kind):
            said = for_coordinators(render(alert, TELEGRAM, language, kind), alert.code, language)
            yield TELEGRAM, language + _WITH_FORWARD, said


def _can_be_passed_on(alert: Alert, kind: VersionKind) -> bool:
    return alert.is_public and kind in (VersionKind.FIRST, VersionKind.UPDATE, VersionKind.CORRECTION)
