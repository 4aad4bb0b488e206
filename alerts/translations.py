"""The officer's own words in other languages: of each version of an alert, its own."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from alerts.model import Alert, VersionKind
from alerts.rendering import render, room
from alerts.tables import alert_translations
from config.errors import BadInput
from config.texts import ENGLISH, name_of, others, text
from database.engine import Tx
from delivery.messages import SMS
from delivery.sms_text import segments

# By language, in the order of these.
Translations = tuple[tuple[str, str], ...]


def checked(written: Iterable[tuple[str, str]]) -> Translations:
    """Those that say something, as they are kept. Raises BadInput for a language that we have no catalogue of."""
    found = tuple(sorted((language, words.strip()) for language, words in written if words.strip()))
    if not {language for language, _ in found} <= set(others()):
        raise BadInput("compose-language-unknown")
    return found


async def of_version(tx: Tx, alert_id: int, number: int) -> Translations:
    """Those of one version of an alert."""
    of = alert_translations.c
    rows = await tx.execute(
        select(of.language, of.text).where(of.alert_id == alert_id, of.number == number).order_by(of.language)
    )
    return tuple((row.language, row.text) for row in rows)


async def keep(tx: Tx, alert_id: int, number: int, translations: Translations) -> None:
    """Each in place of what this version had in its language; empty words take that back."""
    of = alert_translations.c
    written = [language for language, _ in translations]
    await tx.execute(
        delete(alert_translations).where(
            of.alert_id == alert_id, of.number == number, of.language.in_(written)
        )
    )
    rows = [
        {"alert_id": alert_id, "number": number, "language": language, "text": words}
        for language, words in translations
        if words
    ]
    if rows:
        await tx.execute(insert(alert_translations), rows)


def by_text(said: Alert, language: str, kind: VersionKind = VersionKind.FIRST) -> str:
    """For who writes: what the words in this language come to as a text, where their letters cost more or they do not
    fit; else empty."""
    theirs, name = render(said, SMS, language, kind).text, name_of(language)
    counted = segments(theirs)
    if theirs == render(said, SMS, kind=kind).text:
        # Long names of areas may leave no room at all.
        fits = max(0, room(said, kind, language))
        return text(ENGLISH, "compose-translation-too-long", language=name, room=fits)
    if counted.encoding != "GSM-7":
        return text(ENGLISH, "compose-translation-costs", language=name, parts=counted.parts)
    return ""
