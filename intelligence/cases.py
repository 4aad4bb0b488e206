"""The case code: four words that only the resident knows. We keep a keyed slow hash of them."""

import asyncio
import hashlib
import re
import secrets

from sqlalchemy import select

from config.sealing import slow_keyed
from database.engine import Tx
from intelligence.aliases import WordLists
from intelligence.model import CaseState, Outcome, TipState
from intelligence.tables import tip_messages, tips

WORDS = 4
# No two words of the standard list share their first four letters (BIP 39): a slip behind them is harmless.
_TELLING = 4


class Cases:
    """Makes, reads and looks up case codes."""

    def __init__(self, lookup_key: bytes, words: WordLists) -> None:
        self._key = lookup_key
        self._words = words.case_words
        self._by_beginning = {word[:_TELLING]: word for word in words.case_words}

    def make(self) -> str:
        """A new code, such as "lemon river artist cloth": 43 bits, and each try costs a slow hash."""
        return " ".join(secrets.choice(self._words) for _ in range(WORDS))

    def read(self, text: str) -> tuple[str, str] | None:
        """(code, what follows it) where the text begins with four words of the list; else None."""
        found = re.match(r"\W*" + r"\W+".join([r"([A-Za-z]{3,12})"] * WORDS) + r"(?:[^\w]+|$)", text)
        if not found:
            return None
        words = [self._by_beginning.get(typed.casefold()[:_TELLING]) for typed in found.groups()]
        if None in words:
            return None
        return " ".join(word for word in words if word), text[found.end() :].strip()

    def resembles(self, text: str) -> bool:
        """Whether `text` begins with what may be meant for a code: two words of the list or more, one slip at most."""
        words = re.findall(r"\w+", text)[:WORDS]
        known = sum(word.casefold()[:_TELLING] in self._by_beginning for word in words)
        return len(words) > 1 and known >= len(words) - 1 and all(len(word) > 2 for word in words)

    async def verifier(self, code: str) -> bytes:
        """The slow keyed hash of a code (some tens of milliseconds, in a thread of its own)."""
        return await asyncio.to_thread(slow_keyed, self._key, "case", code)

    async def state(self, tx: Tx, verifier: bytes) -> CaseState | None:
        """What became of it; None for a code that is wrong or not moved yet.

        Call it in a reading transaction that touches nothing else: the turn that asks must not meet a tip.
        """
        row = (await tx.execute(select(tips).where(tips.c.verifier == verifier))).one_or_none()
        if row is None:
            return None
        tokens = select(tip_messages.c.token).where(
            tip_messages.c.tip_id == row.id, tip_messages.c.token.is_not(None)
        )
        return CaseState(
            TipState(row.state),
            Outcome(row.outcome) if row.outcome else None,
            bool(row.was_opened),
            row.sealed_relay is not None,
            frozenset((await tx.execute(tokens)).scalars()),
            bool(row.is_muted),
        )

    async def is_asked(self, tx: Tx, token: str) -> bool:
        """Whether the question with this token still waits for its answer. In a transaction as that of `state`."""
        asked = select(tip_messages.c.id).where(tip_messages.c.token == hash_of(token))
        return await tx.scalar(asked) is not None


def case_tag(code: str) -> str:
    """One byte of a code: enough to tell one just given from a wrong one, too little to find its tip by."""
    return hashlib.blake2b(code.encode(), digest_size=1, person=b"case-tag").hexdigest()


def hash_of(secret: str) -> bytes:
    """How handles and tokens are kept: they are long and random, so an ordinary hash hides them."""
    return hashlib.blake2b(secret.encode(), digest_size=16, person=b"seam").digest()
