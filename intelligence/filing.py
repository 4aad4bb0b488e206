"""What becomes of one envelope: it is filed, added, taken back or forgotten, in the mover's transaction."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, insert, select, update

from config.community import DutyTimes
from config.timekeeping import london_hour
from database.engine import Tx
from intelligence import contacts, duty, figures
from intelligence.aliases import WordLists, make_alias
from intelligence.cases import hash_of
from intelligence.cutting import cut_off
from intelligence.model import UNDO_LIVES, Envelope, EnvelopeKind, Routed, TipState
from intelligence.photos import TipPhotos
from intelligence.relays import Relays
from intelligence.tables import tip_contacts, tip_keys, tip_messages, tip_photos, tips
from intelligence.telling import tell_team
from intelligence.vault import Vault

# What the columns hold; two long names and "and 11 more" are longer.
AREA_LENGTH = 80


class Filing:
    """Carries out envelopes."""

    def __init__(
        self, vault: Vault, relays: Relays, words: WordLists, times: DutyTimes = duty.STANDARD
    ) -> None:
        self._vault = vault
        self._photos = TipPhotos(vault)
        self._relays = relays
        self._words = words
        self._times = times
        self._contacts = contacts.Contacts(vault)

    async def carry_out(self, tx: Tx, envelope: Envelope, now: datetime) -> bool:
        """Do what the envelope asks. False: the tip that it is about is not here (not yet, or no more)."""
        match envelope.kind:
            case EnvelopeKind.EMPTY:
                return True
            case EnvelopeKind.FILE:
                await self._file(tx, envelope, now)
                return True
            case EnvelopeKind.ADD | EnvelopeKind.ANSWER:
                return await self._add(tx, envelope, now)
            case EnvelopeKind.TAKE_BACK:
                return await self._take_back(tx, envelope)
            case EnvelopeKind.FORGET:
                return await self._forget(tx, envelope)
            case EnvelopeKind.CONTACT:
                return await self._share_contact(tx, envelope, now)
            case EnvelopeKind.CONTACT_OFF:
                return await self._contacts.take_back(tx, envelope.contact or "")
            case EnvelopeKind.CUT_OFF:
                await cut_off(tx, envelope)
                return True
            case EnvelopeKind.SEEN:
                await duty.acknowledge(tx, envelope.alias or "", envelope.teams, now, self._times)
                return True

    async def has_old_handles(self, tx: Tx, now: datetime) -> bool:
        old = await tx.scalar(select(tips.c.id).where(tips.c.handle_until <= now).limit(1))
        return old is not None or await contacts.has_unused(tx, now)

    async def drop_old_handles(self, tx: Tx, now: datetime) -> None:
        """A handle also lies in its sender's conversation: it goes as soon as it can serve no more.

        So do the questions of a tip that was closed: an answer that was on its way has come by now.
        """
        old = tips.c.handle_until <= now
        ended = select(tips.c.id).where(old, tips.c.state == TipState.CLOSED)
        still_open = (tip_messages.c.token.is_not(None), tip_messages.c.tip_id.in_(ended))
        await tx.execute(update(tip_messages).where(*still_open).values(token=None))
        await tx.execute(update(tips).where(old).values(handle=None, handle_until=None))
        await contacts.drop_unused(tx, now)

    async def _file(self, tx: Tx, envelope: Envelope, now: datetime) -> None:
        routed, reply = envelope.routed, envelope.reply
        if routed is None:
            raise ValueError("an envelope to file says where to")
        taken = (await tx.execute(select(tips.c.alias).where(tips.c.state != TipState.CLOSED))).scalars()
        tip_id = secrets.randbits(62) + 1
        alias = make_alias(self._words, set(taken))
        await tx.execute(
            insert(tips).values(
                id=tip_id,
                alias=alias,
                team=routed.team,
                first_team=routed.team,
                copied_to=routed.copied_to,
                category=routed.category,
                area=(routed.area or "")[:AREA_LENGTH] or None,
                urgency=routed.urgency,
                safeguarding=routed.safeguarding,
                borough=routed.borough,
                state=TipState.NEW,
                received_hour=london_hour(now),
                was_opened=False,
                was_taken_back=False,
                verifier=bytes.fromhex(envelope.verifier) if envelope.verifier else None,
                handle=hash_of(envelope.handle) if envelope.handle else None,
                handle_until=handle_end(now) if envelope.handle else None,
                sealed_relay=bytes.fromhex(envelope.relay) if envelope.relay else None,
                reply_category=reply.category if reply else None,
                reply_area=reply.area[:AREA_LENGTH] if reply and reply.area else None,
                reply_borough=reply.borough if reply else None,
                reply_alert=reply.alert_code if reply else None,
            )
        )
        await self._vault.make_key(tx, tip_id)
        reasons = await self._vault.seal_reasons(tx, tip_id, routed.reasons)
        await tx.execute(update(tips).where(tips.c.id == tip_id).values(sealed_reasons=reasons))
        await self._keep(tx, tip_id, envelope, now)
        await figures.count_filed(tx, routed.borough, routed.category, now)
        if envelope.contact:
            await self._contacts.open_way(tx, tip_id, envelope.contact, now)
        await duty.start(tx, tip_id, routed.urgency, now, self._times)
        for team in filter(None, (routed.team, routed.copied_to)):
            await tell_team(tx, self._relays, team, alias, routed)

    async def _add(self, tx: Tx, envelope: Envelope, now: datetime) -> bool:
        if envelope.token:
            asked = tip_messages.c.token == hash_of(envelope.token)
            wanted = tips.c.id == select(tip_messages.c.tip_id).where(asked).scalar_subquery()
        else:
            asked = None
            wanted = _meant(envelope)
        tip = (await tx.execute(_held(select(tips).where(wanted)))).one_or_none()
        if tip is None:
            return False
        if tip.is_muted and not envelope.handle:
            return True
        if asked is not None:
            answered = await tx.execute(update(tip_messages).where(asked).values(token=None))
            if not answered.rowcount:
                return False  # closed meanwhile
        await self._keep(tx, tip.id, envelope, now)
        if envelope.handle:
            # What is added to danger can be taken back with it, for as long again.
            longer = update(tips).where(tips.c.id == tip.id).values(handle_until=handle_end(now))
            await tx.execute(longer)
        if tip.state == TipState.CLOSED:
            # Somebody has to look at it again.
            values = {"state": TipState.NEW, "claimed_by": None, "was_opened": False}
            await tx.execute(update(tips).where(tips.c.id == tip.id).values(**values))
            await duty.start(tx, tip.id, tip.urgency, now, self._times)
        await tell_team(tx, self._relays, tip.team, tip.alias, tip, is_more=True)
        if envelope.routed and envelope.routed.safeguarding and not tip.safeguarding:
            await self._look_after(tx, tip, envelope.routed)
        return True

    async def _look_after(self, tx: Tx, tip: Row[Any], more: Routed) -> None:
        """The words that were added tell of somebody who needs protection: so does the tip now, and the hub hears."""
        hub = more.copied_to if more.copied_to != tip.team else None
        values = {"safeguarding": True, "copied_to": tip.copied_to or hub}
        await tx.execute(update(tips).where(tips.c.id == tip.id).values(**values))
        if hub and not tip.copied_to:
            await tell_team(tx, self._relays, hub, tip.alias, tip)

    async def _keep(self, tx: Tx, tip_id: int, envelope: Envelope, now: datetime) -> None:
        message = await self._vault.add(tx, tip_id, envelope.text, now)
        await self._photos.expect(tx, tip_id, message, envelope.photos, now)

    async def _share_contact(self, tx: Tx, envelope: Envelope, now: datetime) -> bool:
        tip = await self._contacts.share(tx, envelope, now)
        if tip is None:
            return False
        await tell_team(tx, self._relays, tip.team, tip.alias, tip, is_more=True)
        return True

    async def _take_back(self, tx: Tx, envelope: Envelope) -> bool:
        """Unopened, it never was. Opened, it stays for its team to judge, and cannot be answered."""
        found = select(tips).where(_meant(envelope))
        tip = (await tx.execute(_held(found))).one_or_none()
        if tip is None:
            return False
        if tip.was_opened:
            await self._burn(tx, tip.id, was_taken_back=True, handle=None)
            return True
        await figures.count_filed(tx, tip.borough, tip.category, tip.received_hour, by=-1)
        await duty.stop(tx, tip.id)
        for table in (tip_contacts, tip_messages, tip_photos, tip_keys):
            await tx.execute(delete(table).where(table.c.tip_id == tip.id))
        await tx.execute(delete(tips).where(tips.c.id == tip.id))
        return True

    async def _forget(self, tx: Tx, envelope: Envelope) -> bool:
        tip_id = await tx.scalar(_held(select(tips.c.id).where(_meant(envelope))))
        if tip_id is None:
            return False
        await self._burn(tx, tip_id)
        return True

    async def _burn(self, tx: Tx, tip_id: int, **values: object) -> None:
        """Nothing is left by which the sender could be written to, or ask after it."""
        await tx.execute(
            update(tips).where(tips.c.id == tip_id).values(sealed_relay=None, verifier=None, **values)
        )
        await tx.execute(update(tip_messages).where(tip_messages.c.tip_id == tip_id).values(token=None))
        await self._contacts.burn(tx, tip_id)


def handle_end(now: datetime) -> datetime:
    """Until when the handle of what is filed now is kept: ten minutes, and up to five more."""
    return coarse_end(now, UNDO_LIVES)


def coarse_end(now: datetime, after: timedelta) -> datetime:
    """That much later, or up to five minutes more: no time on a tip is finer."""
    moment = now + after + timedelta(minutes=duty.COARSE_MINUTES)
    return moment.replace(
        minute=moment.minute // duty.COARSE_MINUTES * duty.COARSE_MINUTES, second=0, microsecond=0
    )


def _held(query: Select[Any]) -> Select[Any]:
    """The tip stays as it is found: somebody may be at the desk with it. Always the tip before its messages."""
    return query.with_for_update(key_share=True)


def _meant(envelope: Envelope) -> ColumnElement[bool]:
    if envelope.handle:
        return tips.c.handle == hash_of(envelope.handle)
    return tips.c.verifier == bytes.fromhex(envelope.verifier or "")
