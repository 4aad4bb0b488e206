"""A new key for a ring while everything runs, on one host or many: known, in use, alone. Each step waits until it is safe.

known    the new key is the last of the ring: nothing is sealed by it, and every process that opens must learn it
in use   it is the first: processes seal by it, and must all do so before the old one can go
alone    what the old one seals is sealed anew, and the old one goes

Where a ring stands can be read from its setting, so an interrupted rotation goes on where it was.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

from bot.groundwork import coming_of, rings_of, shared_rings
from bot.resealing import LOST, count, reseal
from bot.sealed_rows import sealed_by
from config.errors import BadSetting
from config.keys import BOX_NAMES, NEXT, encode, has_coming, is_public, make_key, parse_ring, replace_value
from config.settings import Settings, load_settings
from config.timekeeping import Clock
from database import audit
from database.engine import Database
from database.key_checks import keep_checks, key_print, retire
from database.key_holders import holders

Say = Callable[[str], None]
# Further looks for rows that an older key seals: what was under way when the last process changed over.
_LOOKS = 3


@dataclass(frozen=True)
class Rotation:
    """Takes a ring as many steps further as is safe now. `say` tells the operator what was done and what comes next."""

    database: Database
    env_file: Path
    say: Say

    async def go_on(self, name: str) -> bool:
        """Whether the ring is done: one key alone, which is new. Raises BadSetting where its keys are not kept here."""
        self._own(name)
        while True:
            text = _text(self._settings(), name)
            ring = parse_ring(text)
            if len(ring) == 1:
                new = make_key()
                replace_value(self.env_file, name, f"{text},{NEXT}{new}")
                self.say(
                    f"{name}: a new key, {self._prints(name)[-1]}, is known; nothing is sealed by it yet."
                )
            elif has_coming(text):
                if await self._waits(name, "knows the new key", lambda prints, new: new in prints, -1):
                    return False
                replace_value(self.env_file, name, ",".join(map(encode, (ring[-1], *ring[:-1]))))
                self.say(f"{name}: the new key, {self._prints(name)[0]}, is in use.")
            else:
                if await self._waits(name, "seals by the new key", lambda prints, new: prints[0] == new, 0):
                    return False
                return await self._leave_alone(name, ring)

    async def _leave_alone(self, name: str, ring: tuple[bytes, ...]) -> bool:
        settings = self._settings()
        async with self.database.transaction() as tx:
            await keep_checks(tx, rings_of(settings), coming_of(settings))
        columns = sealed_by(name, settings)
        done = 0
        for _ in range(_LOOKS):
            done += (again := await reseal(self.database, columns))
            if not again:
                break
        counted = await count(self.database, columns)
        if left := counted.total() - counted[0] - counted[LOST]:
            self.say(f"{name}: an older key still seals {left} rows. Run the same again.")
            return False
        if counted[LOST]:
            self.say(f"{name}: no key opens {counted[LOST]} rows; they are left as they are.")
        old = shared_rings(settings)[name][1:]
        replace_value(self.env_file, name, encode(ring[0]))
        async with self.database.transaction() as tx:
            for key in old:
                await retire(tx, name, key)
            await audit.record(tx, Clock().now(), None, "key replaced", name)
        self.say(f"{name}: done. {done} rows were sealed anew; the old key opens nothing any more.")
        return True

    async def _waits(
        self, name: str, what: str, does: Callable[[tuple[str, ...], str], bool], place: int
    ) -> bool:
        """Whether some running process is not so far yet; says which, and what to do."""
        new, opens_alone = self._prints(name)[place], place == -1
        async with self.database.reading() as tx:
            running = await holders(tx, name, Clock().now())
        late = [
            each.owner for each in running if (each.opens or not opens_alone) and not does(each.prints, new)
        ]
        if late:
            self.say(f"{name}: not every running process {what} yet: {', '.join(late)}.")
            self.say(
                "  Give their hosts the lines of this .env, restart them one after the other, then run this again."
            )
            if name in BOX_NAMES and not opens_alone:
                self.say("  Hosts with public halves alone: the lines that `mersey keys public` prints.")
        return bool(late)

    def _settings(self) -> Settings:
        return load_settings(self.env_file)

    def _prints(self, name: str) -> list[str]:
        return [key_print(key, name) for key in shared_rings(self._settings())[name]]

    def _own(self, name: str) -> None:
        """Raises BadSetting where this host cannot rotate the ring."""
        settings = self._settings()
        needed = BOX_NAMES if name == "RELAY_KEYS" else (name,)
        for each in needed:
            if is_public(_text(settings, each)):
                raise BadSetting(each, "holds public halves alone: run this where the private keys are kept")
        if dotenv_values(self.env_file).get(name) != _text(settings, name):
            cure = f"does not come from {self.env_file.name}: run this in a folder whose .env holds the keys"
            raise BadSetting(name, cure)


def _text(settings: Settings, name: str) -> str:
    secret = getattr(settings, name.lower())
    if secret is None:
        raise BadSetting(name, "is not made yet: `mersey keys` makes it")
    return str(secret.get_secret_value())
