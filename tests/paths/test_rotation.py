"""Keys are replaced in mid-conversation, on both databases: whatever somebody has in hand is still there afterwards."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import event, func, select

from bot.groundwork import check_halves, rings_of, shared_rings
from bot.key_rotation import Rotation
from bot.keyring import RINGS
from bot.resealing import LOST, count
from bot.running import Role, needed_by
from bot.sealed_rows import sealed_by
from config.errors import BadSetting
from config.keys import BOX_NAMES, KEY_NAMES, PUBLIC, encode, parse_ring
from config.settings import Settings, load_settings
from database.engine import Database
from database.key_checks import refuse_other_keys
from delivery.messages import SMS, TELEGRAM
from intelligence.tables import intake, outgoing, tips
from tests.contract.conftest import settings
from tests.dialogues.test_answer import at_desk, file
from tests.paths.lasting_town import LEASES_OVER, Killed, LastingTown, open_lasting_town

pytest_plugins = ["tests.postgres"]
__all__ = ["settings"]


@pytest.fixture
async def town(settings: Settings, tmp_path: Path) -> AsyncIterator[LastingTown]:
    """With a `.env` of its own."""
    secrets = {name: getattr(settings, name.lower()).get_secret_value() for name in KEY_NAMES}
    lines = [f"{name}={value}" for name, value in secrets.items()]
    (tmp_path / ".env").write_text("\n".join(["# ours", f"DATABASE_URL={settings.database_url}", *lines, ""]))
    async with open_lasting_town(tmp_path, settings=settings) as opened:
        yield opened


async def restart(town: LastingTown, env: Path) -> None:
    """The process ends in good order and starts with the keys that stand in `.env` now."""
    await town.stop()
    town.clock.advance(LEASES_OVER)
    fresh = load_settings(env)
    keys = {name.lower(): getattr(fresh, name.lower()) for name in KEY_NAMES}
    town.settings = town.settings.model_copy(update=keys)
    await town.start()


async def rows(town: LastingTown, table: object) -> int:
    async with town.database.reading() as tx:
        return int(await tx.scalar(select(func.count()).select_from(table)) or 0)  # type: ignore[arg-type]  # a Table


async def test_nothing_is_lost_while_every_ring_gets_a_new_key(town: LastingTown, tmp_path: Path) -> None:
    env, said = tmp_path / ".env", []
    ann, bob = await town.person("Ann", TELEGRAM), await town.person("Bob", SMS)
    cat, dan = await town.person("Cat", SMS), await town.person("Dan", TELEGRAM)
    await bob.says("JOIN LINACRE")
    await file(town, bob)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.ask("What colour is their van?")
        await town.settle()
        assert bob.last == "You have a message. Reply READ"
        # An envelope that waits for its batch, a menu, words that are looked at, a question that has not left the seam.
        await cat.says("TIP Somebody deals from a car behind the shops in Bootle every night")
        await cat.chooses("Send, you may ask me")
        code = re.search(r"case words: (.+)\n", cat.last)
        await dan.says("/start")
        await ann.says("Lads on scramblers ride over the field in Huyton at night")
        menu = ann.labels
        await desk.ask("How many are they?")
        assert await rows(town, intake)
        assert await rows(town, outgoing) == 1

        rotation = Rotation(town.database, env, said.append)
        for _ in range(2):
            assert [await rotation.go_on(name) for name in RINGS] == [False] * len(RINGS)
            # Nothing goes further before the process has started again.
            before = env.read_text()
            assert not await rotation.go_on("TIP_KEYS")
            assert env.read_text() == before
            await restart(town, env)
            rotation = Rotation(town.database, env, said.append)
        old = load_settings(env)
        assert {len(parse_ring(getattr(old, name.lower()).get_secret_value())) for name in RINGS} == {2}
        assert [await rotation.go_on(name) for name in RINGS] == [True] * len(RINGS), said
        assert await rows(town, intake)
        assert await rows(town, outgoing) == 1
        new = load_settings(env)
        for name in RINGS:
            first, *rest = parse_ring(getattr(new, name.lower()).get_secret_value())
            assert rest == []
            assert first == parse_ring(getattr(old, name.lower()).get_secret_value())[0]
            counted = await count(town.database, sealed_by(name, new))
            assert set(counted) == {0}, (name, counted)
        assert env.read_text().startswith("# ours\n")
        assert env.stat().st_mode & 0o777 == 0o600
        await restart(town, env)

        assert ann.labels == menu
        await ann.chooses("Send, no questions")
        assert ann.last.startswith("Thank you")
        await bob.says("READ")
        assert any("What colour is their van?" in said for said in bob.new)
        await bob.says("It is white with a dent in it")
        await town.settle()
        await bob.says("READ")
        assert "How many are they?" in bob.last
        await dan.says("Linacre")
        assert "Linacre" in dan.last
        await town.pass_time(minutes=15)
        await desk.look()
        assert "It is white with a dent in it" in desk.words
        assert code
        await cat.says(f"CASE {code[1]}")
        assert cat.last == "We have it. Nobody has read it yet."
    async with town.database.reading() as tx:
        assert (
            None
            not in (await tx.scalars(select(tips.c.sealed_relay).where(tips.c.team == "npt-sefton"))).all()
        )


async def test_who_would_seal_with_a_replaced_key_does_not_start(town: LastingTown, tmp_path: Path) -> None:
    env, url, said = tmp_path / ".env", town.settings.database_url, list[str]()
    lost = rings_of(load_settings(env))
    await town.stop()
    database = Database(url)
    # With nobody to wait for it is one step.
    assert await Rotation(database, env, said.append).go_on("TIP_KEYS"), said
    await database.close()
    new = rings_of(load_settings(env))
    await refuse_other_keys(url, new)
    await refuse_other_keys(url, new | {"TIP_KEYS": new["TIP_KEYS"] + lost["TIP_KEYS"]})
    for ring in (lost["TIP_KEYS"], lost["TIP_KEYS"] + new["TIP_KEYS"]):
        with pytest.raises(BadSetting, match="TIP_KEYS"):
            await refuse_other_keys(url, new | {"TIP_KEYS": ring})


async def test_an_interrupted_rotation_goes_on(town: LastingTown, tmp_path: Path) -> None:
    """It ends at any commit, also between two chunks of rows; the next call does the rest."""
    env, bob = tmp_path / ".env", await town.person("Bob", SMS)
    await file(town, bob)
    await town.stop()
    database = Database(town.settings.database_url)
    for name in ("RELAY_KEYS", "TIP_KEYS", "CONVERSATION_KEYS"):
        before, at, is_done = env.read_text(), 0, False
        while not is_done:
            at += 1
            assert at < 20
            left = at

            def on_commit(_connection: object) -> None:
                nonlocal left
                left -= 1
                if left == 0:
                    raise Killed

            event.listen(database.engines[0].sync_engine, "commit", on_commit)
            try:
                is_done = await Rotation(database, env, list[str]().append).go_on(name)
            except Killed:
                # Whatever stands in .env now opens everything.
                counted = await count(database, sealed_by(name, load_settings(env)))
                assert counted.total() > 0
                assert LOST not in counted
            finally:
                event.remove(database.engines[0].sync_engine, "commit", on_commit)
            assert at == 1 or env.read_text() != before
    await database.close()


async def test_public_halves_put_in_and_take_nothing_out(town: LastingTown, tmp_path: Path) -> None:
    env, bob = tmp_path / ".env", await town.person("Bob", SMS)
    private = town.settings
    rings = shared_rings(private)
    lines = {name: PUBLIC + encode(rings[name][0]) for name in BOX_NAMES}
    await town.stop()
    town.settings = private.model_copy(update={name.lower(): SecretStr(line) for name, line in lines.items()})
    check_halves(town.settings, needed_by(Role.WEB))
    for role, name in ((Role.CLOCK, "INTAKE_KEYS"), (Role.DISPATCH, "RELAY_KEYS"), (Role.ALL, "INTAKE_KEYS")):
        with pytest.raises(BadSetting, match=name):
            check_halves(town.settings, needed_by(role))
    await town.start()
    await bob.says("TIP Lads are breaking into sheds behind Knowsley Road in Bootle most nights")
    await bob.chooses("Send, you may ask me")
    await town.pass_time(minutes=15)
    assert await rows(town, intake)
    assert await rows(town, tips) == 0
    env.write_text("".join(f"{name}={line}\n" for name, line in lines.items()))
    with pytest.raises(BadSetting, match="INTAKE_KEYS"):
        await Rotation(town.database, env, list[str]().append).go_on("INTAKE_KEYS")
    await town.stop()
    town.clock.advance(LEASES_OVER)
    town.settings = private
    await town.start()
    async with at_desk(town) as desk:
        await town.settle()
        await desk.claim_and_read("sheds")
        await desk.ask("Which road?")
        await town.settle()
    assert bob.last == "You have a message. Reply READ"
