"""Keeping a stack alive: the server, the loops, the clock, until somebody asks to stop."""

import asyncio
import gc
import signal
import socket
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from enum import Flag, auto
from functools import partial

from alerts.final_word import FinalWord
from alerts.outcomes import OutcomeReminders
from alerts.overdue import Overdue
from bot import money_notice
from bot.clock import ClockWork, Job
from bot.connecting import connect_telegram
from bot.housekeeping import purge
from bot.imported_places import ImportedPlaces
from bot.loops import keep_doing
from bot.scheme_news import look_after
from bot.stack import Stack
from config.errors import BadSetting
from database.audit_check import Sealer
from intelligence import retention

RECONCILE_SECONDS = 60
# Without a public address the list is the only way in for texts, so it is read more often.
RECONCILE_ALONE_SECONDS = 10
# How much of the audit's end somebody could take out of the database unseen.
SEAL_SECONDS = 600
PHOTO_SECONDS = 5
# How long an answer that went may look as if it had not.
UNSURE_SECONDS = 5


class Role(Flag):
    """What a process does; `mersey run` does all."""

    WEB = auto()
    DISPATCH = auto()
    CLOCK = auto()
    ALL = WEB | DISPATCH | CLOCK


def needed_by(role: Role) -> list[str]:
    """The rings of boxes that such a process opens: the mover's and the relay's."""
    openers = {Role.CLOCK: "INTAKE_KEYS", Role.DISPATCH: "RELAY_KEYS"}
    return [name for opener, name in openers.items() if opener in role]


def listen(port: int, host: str = "127.0.0.1") -> socket.socket:
    """A bound socket. Raises BadSetting where somebody else has the port."""
    # Naming the protocol lets asyncio switch Nagle's delay off (45 ms an answer otherwise).
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except PermissionError:
        bound.close()
        raise BadSetting("PORT", f"this user may not listen on port {port}: set one above 1023") from None
    except OSError:
        bound.close()
        raise BadSetting("PORT", f"port {port} is in use: stop what uses it, or set another PORT") from None
    return bound


def set_aside_what_stays() -> None:
    """What the start has built stays until the end: the collector need not look through it again and again, which took
    an eighth of the time that sending takes (Python, "gc.freeze")."""
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def running(
    stack: Stack,
    bound: socket.socket | None,
    public_url: str | None,
    role: Role = Role.ALL,
    *,
    poll: bool = True,
) -> AsyncIterator[None]:
    """The stack at work inside the block; `bound` is where the web role listens.

    `poll=False`: a script reads Telegram's updates itself.
    """
    async with AsyncExitStack() as closing:
        await stack.key_holder.once()
        closing.push_async_callback(stack.key_holder.leave)
        if Role.DISPATCH in role:
            closing.push_async_callback(stack.dispatcher.leave)
        if Role.WEB in role and bound:
            # Here, for it brings in the whole web application.
            from bot.web_server import serving

            behind_proxy = public_url is not None
            await closing.enter_async_context(serving(stack, bound, behind_proxy=behind_proxy))
        sandbox = stack.providers.sandbox
        if sandbox and stack.parts.sms_number:
            base = stack.parts.public_url
            sandbox.twilio.set_inbound_webhook(
                stack.parts.sms_number, f"{base}/webhooks/twilio/{stack.sms_identity}/inbound"
            )
        if sandbox:
            closing.push_async_callback(sandbox.close)
        # Ends before the server does: a long poll of our own sandbox would keep it open.
        group = await closing.enter_async_context(_tasks())
        closing.callback(stack.dispatcher.end)
        for work in _work(stack, public_url, role, poll):
            group.append(asyncio.create_task(work))
        if Role.CLOCK in role:
            clockwork = ClockWork(
                stack.parts.database, stack.parts.clock, stack.owner, jobs_of(stack, public_url)
            )
            await clockwork.start()
            closing.push_async_callback(clockwork.stop)
        yield


def _work(
    stack: Stack, public_url: str | None, role: Role, poll: bool
) -> list[Coroutine[object, object, None]]:
    database = stack.parts.database
    imported = ImportedPlaces(database, stack.parts.clock, stack.parts.gazetteer)
    work = [
        keep_doing("keys held", stack.key_holder.once, database),
        keep_doing("imported places", imported.once, database),
    ]
    if Role.DISPATCH in role:
        work += [
            *(keep_doing("dispatch", step, database) for step in stack.dispatcher.steps),
            keep_doing("relay", stack.relay.once, database),
            keep_doing("fanout", stack.fanout.once, database),
            keep_doing("approval notices", stack.approval_notices.once, database),
        ]
    if Role.WEB in role and poll:
        work.append(connect_telegram(stack, public_url))
    return work


def jobs_of(stack: Stack, public_url: str | None) -> tuple[Job, ...]:
    """What the clock looks after. Rows say what is due: each may be missed, done twice, or at once by two."""
    parts = stack.parts
    sealer = Sealer(parts.database, parts.lookup_key)
    final_word = FinalWord(parts.database, parts.outbox, parts.clock)
    reminders = OutcomeReminders(parts.database, parts.outbox, parts.clock)
    jobs = [
        Job("mover", stack.move, seconds=1),
        # Danger that nobody has seen within two minutes goes on; a look costs less than a millisecond.
        Job("duty", stack.duty.once, seconds=2),
        # An alert with a time of its own, the end of the night, what is over: nobody should wait long for these.
        Job("schedule", stack.schedule.once, seconds=1),
        Job("nights", stack.nights.once, seconds=1),
        Job("rewriting", stack.rewriting.once, seconds=60),
        # What was deleted must not go on lying in SQLite's log.
        Job("checkpoint", parts.database.checkpoint, seconds=60),
        Job("seal", lambda: sealer.once(parts.clock.now()), seconds=SEAL_SECONDS),
        Job("schemes", partial(look_after, parts), seconds=60),
        Job("final word", final_word.once, seconds=30),
        Job("overdue", Overdue(parts.database, parts.clock).once, seconds=60),
        Job("outcomes", reminders.once, seconds=600),
        Job("purge", partial(purge, parts.database, parts.clock), daily_at=3),
        Job(
            "tips past their time",
            partial(retention.purge, parts.database, parts.clock, parts.community.tip_keeping.days),
            daily_at=4,
        ),
    ]
    if stack.providers.twilio and (ceiling := stack.providers.twilio.ceiling):
        jobs.append(Job("money", partial(money_notice.tell, parts, ceiling), seconds=60))
    if stack.photo_fetch:
        jobs.append(Job("photos", stack.photo_fetch.once, seconds=PHOTO_SECONDS))
    if stack.tip_photos:
        jobs.append(Job("tip photos", stack.fetch_tip_photos, seconds=PHOTO_SECONDS))
    if stack.unsure:
        jobs.append(Job("unsure texts", stack.look_up, seconds=UNSURE_SECONDS))
    if stack.reconciler:
        alone = public_url is None and stack.providers.sandbox is None
        seconds = RECONCILE_ALONE_SECONDS if alone else RECONCILE_SECONDS
        jobs.append(Job("reconcile", stack.reconciler.once, seconds=seconds))
    return tuple(jobs)


@asynccontextmanager
async def _tasks() -> AsyncIterator[list[asyncio.Task[None]]]:
    tasks: list[asyncio.Task[None]] = []
    try:
        yield tasks
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def until_told() -> None:
    """Wait for Ctrl-C or a terminate signal."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, told.set)
    await told.wait()
