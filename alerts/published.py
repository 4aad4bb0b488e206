"""What anybody may read of an alert: how it stands, and what was said from the first words to the newest.

Never what people answered, never how many they are, and nothing of an alert that went to some groups alone.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, or_, select

from alerts.model import Alert, Part, Stage, VersionKind
from alerts.records import load
from alerts.tables import alert_translations, alert_versions, alert_wards, alerts
from alerts.translations import Translations
from config.texts import ENGLISH
from database.engine import Tx

MOST = 20
# So long what has ended stands in the list: somebody may still have it in hand.
ENDED_SHOWN = timedelta(days=7)
# Words about the matter itself: the newest of them are what holds.
_WORDS = (VersionKind.FIRST, VersionKind.UPDATE, VersionKind.CORRECTION)


class Standing(StrEnum):
    """IN_FORCE: what it says holds. OVER: its time has run out. STOOD_DOWN: we said that it is over. STOPPED: we held
    it back while it was on its way. WITHDRAWN: it was wrong."""

    IN_FORCE = "in-force"
    OVER = "over"
    STOOD_DOWN = "stood-down"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


_ENDED = {
    Stage.CANCELLED: Standing.STOPPED,
    Stage.STOOD_DOWN: Standing.STOOD_DOWN,
    Stage.WITHDRAWN: Standing.WITHDRAWN,
}


@dataclass(frozen=True)
class Said:
    """One version's words as the officer wrote them, and in the languages that they have besides."""

    kind: VersionKind
    at: datetime
    text: str
    translations: Translations = ()

    def words(self, language: str) -> str:
        """As somebody reads them: in their language where the officer gave it, else as written."""
        return dict(self.translations).get(language, self.text)

    def language(self, wanted: str) -> str:
        """The language that `words` are in; officers write in English."""
        return wanted if wanted in dict(self.translations) else ENGLISH

    def others(self, language: str) -> tuple[tuple[str, str], ...]:
        """The same in all further languages, English first."""
        everything = ((ENGLISH, self.text), *self.translations)
        return tuple(each for each in everything if each[0] != self.language(language))


@dataclass(frozen=True)
class Story:
    """An alert from its first words on. `said`: oldest first; `ended_at`: when we told that it was wrong, or over."""

    standing: Standing
    said: tuple[Said, ...]
    ended_at: datetime | None
    was_forwarded: bool

    @property
    def newest(self) -> Said | None:
        """The words that hold. None where none do: they were wrong, or may have been."""
        if self.standing in (Standing.WITHDRAWN, Standing.STOPPED):
            return None
        return next((each for each in reversed(self.said) if each.kind in _WORDS), None)

    @property
    def news(self) -> Said | None:
        """What was said last, where that is more than the alert itself."""
        last = self.said[-1] if self.said and self.newest else None
        return last if last and last.kind != VersionKind.FIRST else None

    def languages_without(self, translations: Translations) -> tuple[str, ...]:
        """In which something was said before, and is not in these: their readers expect to read on in them."""
        said = {language for each in self.said for language, _ in each.translations}
        return tuple(sorted(said - dict(translations).keys()))

    @property
    def earlier(self) -> tuple[Said, ...]:
        """What may still be read of the time before `newest`: words that were put right are not said again."""
        if self.newest is None:
            return ()
        before = [each for each in self.said if each.kind in _WORDS][:-1]
        wrong = [n for n, each in enumerate([*before, self.newest]) if each.kind == VersionKind.CORRECTION]
        return tuple(before[wrong[-1] :] if wrong else before)


def standing(alert: Alert, now: datetime) -> Standing:
    """How an alert stands that was sent."""
    if alert.stage in _ENDED:
        return _ENDED[alert.stage]
    is_over = alert.expires_at is not None and alert.expires_at <= now
    return Standing.OVER if is_over else Standing.IN_FORCE


async def story(tx: Tx, alert: Alert, now: datetime) -> Story:
    """All that was said in an alert that was sent; what still waits for somebody's approval was not."""
    out = (Stage.SENDING, Stage.SENT)
    rows = (
        await tx.execute(
            select(alert_versions)
            .where(alert_versions.c.alert_id == alert.id, alert_versions.c.stage.in_(out))
            .order_by(alert_versions.c.number)
        )
    ).all()
    in_others = (
        await tx.execute(
            select(alert_translations)
            .where(alert_translations.c.alert_id == alert.id)
            .order_by(alert_translations.c.language)
        )
    ).all()
    words = {VersionKind.OUTCOME, *_WORDS}
    said = tuple(
        Said(
            VersionKind(row.kind),
            row.made_at,
            row.text,
            tuple((each.language, each.text) for each in in_others if each.number == row.number),
        )
        for row in rows
        if row.kind in words
    )
    ends = [row.made_at for row in rows if row.kind in (VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN)]
    forwarded = any(row.kind == VersionKind.FORWARD for row in rows)
    return Story(standing(alert, now), said, ends[-1] if ends else None, forwarded)


def for_wards(wards: Collection[str]) -> Select[tuple[int]]:
    """The alerts (ids) for any of these wards, or for a circle that touches one."""
    of = alert_wards.c
    return select(of.alert_id).where(of.ward_code.in_(wards), of.part != Part.BESIDE)


async def board(tx: Tx, now: datetime, wards: Collection[str] | None = None, most: int = MOST) -> list[Alert]:
    """Alerts that anybody may read, in force or ended lately, newest first; `wards`: for any of these alone.

    What was stopped on its way is not there: nobody shall look for it.
    """
    shown = (
        select(alerts)
        .where(
            alerts.c.stage.in_((Stage.SENDING, Stage.SENT, Stage.STOOD_DOWN, Stage.WITHDRAWN)),
            alerts.c.to_public,
            or_(alerts.c.expires_at > now, alerts.c.sent_at > now - ENDED_SHOWN),
        )
        .order_by(alerts.c.sent_at.desc(), alerts.c.id.desc())
    )
    if wards is not None:
        shown = shown.where(alerts.c.id.in_(for_wards(wards)))
    found = [alert for alert in await load(tx, shown) if alert.is_public]
    in_force = [alert for alert in found if standing(alert, now) == Standing.IN_FORCE]
    ended = [alert for alert in found if alert not in in_force]
    return [*in_force[:most], *ended[: most // 2]]
