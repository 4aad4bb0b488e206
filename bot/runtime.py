"""The composition root: settings in, a working stack out. The only file that names real adapters."""

import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

from pydantic import SecretStr
from twilio.rest import Client

from alerts.fanout import Fanout
from alerts.nights import Nights
from alerts.notices import ApprovalNotices
from alerts.quiet import is_quiet
from alerts.schedule import Schedule
from bot import failures
from bot.channels.sms_channel import SmsChannel
from bot.channels.sms_transport import SmsTransport
from bot.channels.telegram_channel import TelegramChannel
from bot.channels.telegram_photos import TelegramPhotos
from bot.channels.telegram_transport import TelegramTransport
from bot.channels.telegram_updates import PollingBot
from bot.channels.webhook_channel import WebhookChannel, open_client
from bot.conversation import Conversation
from bot.groundwork import boxes_of, coming_of, read_community, rings_of, sealing_only, shared_rings
from bot.moved_chats import FollowingChannel
from bot.parts import Parts
from bot.photo_fetch import PhotoFetch, TipPictures
from bot.polling import SmsReconciler, TelegramPoll
from bot.providers import Providers, TelegramAccount, TwilioAccount
from bot.refusals import Refusals
from bot.relay import Relay
from bot.rewriting import Rewriting
from bot.stack import Stack
from config.keys import parse_ring
from config.sealing import Ring, keyed
from config.settings import Settings
from config.timekeeping import Clock
from database.engine import Database
from database.key_checks import keep_checks
from database.key_holders import KeyHolder
from delivery.dispatcher import Dispatcher
from delivery.line import MOST_UNDER_WAY
from delivery.messages import SMS, TELEGRAM, WEBHOOK
from delivery.outbox import Outbox
from delivery.photos import Photos
from delivery.purse import Purse
from delivery.receipts import Receipts
from delivery.routes import AddressBook, identity_id
from delivery.sending import Sender
from delivery.spending import Limits
from delivery.unsure import Unsure
from intelligence.aliases import load_word_lists
from intelligence.cases import Cases
from intelligence.filing import Filing
from intelligence.intake import Intake
from intelligence.mover import Mover
from intelligence.photo_fetching import PhotoFetching
from intelligence.photos import TipPhotos
from intelligence.relays import Relays
from intelligence.reminders import DutyClock
from intelligence.service import Desk
from intelligence.vault import Vault
from places.importing.storing import load as load_imported
from staff.webhooks import DOORS
from subscribers.acquaintance import established

# Notices a second to the programs of teams.
WEBHOOK_RATE = 5


@asynccontextmanager
async def open_stack(
    settings: Settings, clock: Clock, providers: Providers, base_url: str
) -> AsyncIterator[Stack]:
    """Build everything on a migrated database; closes what it opened. `base_url` begins our own links."""
    database = Database(settings.database_url)
    async with AsyncExitStack() as closing:
        closing.push_async_callback(database.close)
        lookup_key = _ring(settings.lookup_key)[0]
        twilio = providers.twilio
        book = AddressBook(
            Ring(_ring(settings.address_keys)),
            lookup_key,
            with_fictional=twilio is not None and twilio.with_fictional,
        )
        conversation_ring = Ring(_ring(settings.conversation_keys))
        intake_boxes = boxes_of(settings.intake_keys)
        relays = Relays(boxes_of(settings.relay_keys))
        word_lists = load_word_lists()
        vault = Vault(Ring(_ring(settings.tip_keys)))
        community, gazetteer, triage, selves = read_community(settings.community)
        telegram = providers.telegram
        async with database.reading() as tx:
            gazetteer = gazetteer.with_imported(await load_imported(tx, gazetteer.ward_codes))
        async with database.transaction() as tx:
            await keep_checks(tx, rings_of(settings), coming_of(settings))
            telegram_identity = (
                await identity_id(tx, TELEGRAM, f"telegram:{telegram.bot_id}") if telegram else 0
            )
            sms_identity = await identity_id(tx, SMS, f"sms:{twilio.sender}") if twilio else 0
            tip_number = twilio.tip_number if twilio else None
            tip_identity = await identity_id(tx, SMS, f"sms:{tip_number}") if tip_number else None
            webhook_identity = await identity_id(tx, WEBHOOK, DOORS)
        bot = open_bot(telegram, closing) if telegram else None
        parts = Parts(
            database=database,
            clock=clock,
            community=community,
            gazetteer=gazetteer,
            triage=triage,
            selves=selves,
            book=book,
            outbox=Outbox(conversation_ring),
            receipts=Receipts(lookup_key),
            conversation_ring=conversation_ring,
            lookup_key=lookup_key,
            intake=Intake(intake_boxes),
            relays=relays,
            cases=Cases(lookup_key, word_lists),
            public_url=base_url,
            sms_number=twilio.inbound_number if twilio else None,
            tip_identity=tip_identity,
            telegram_rate=telegram.rate if telegram else 25,
            sms_rate=twilio.rate if twilio else 1,
            sms_part_pence=settings.sms_part_pence,
        )
        programs = open_client()
        closing.push_async_callback(programs.aclose)
        senders = [Sender(webhook_identity, WebhookChannel(programs, clock), WEBHOOK_RATE, clock)]
        photos = TelegramPhotos(bot, Photos(database, telegram_identity)) if bot else None
        channel = None
        if bot and telegram:
            channel = TelegramChannel(bot, photos, telegram.chat_gap, telegram.group_gap)
            following = FollowingChannel(channel, database, book, telegram_identity)
            senders.append(Sender(telegram_identity, following, telegram.rate, clock))
        unsure: list[Unsure] = []
        client = _open_client(twilio, closing) if twilio else None
        if twilio and client:
            receipts_url = (
                f"{base_url}/webhooks/twilio/{sms_identity}/status"
                if _can_be_called(settings, providers)
                else None
            )
            purse = Purse(book, Limits(twilio.ceiling) if twilio.ceiling else None, established)
            for identity, number in ((sms_identity, twilio.sender), (tip_identity, tip_number)):
                if identity and number:
                    texts = SmsChannel(client, number, receipts_url, clock)
                    senders.append(Sender(identity, texts, twilio.rate, clock, purse=purse, has_list=True))
                    unsure.append(
                        Unsure(
                            database,
                            identity,
                            texts,
                            book,
                            parts.outbox,
                            clock,
                            partial(failures.looked_up, parts.receipts),
                        )
                    )
        # Who holds a lease can be read from the table, and found.
        owner = f"{socket.gethostname()[:16]}-{os.getpid()}-{secrets.token_hex(4)}"
        stack = Stack(
            parts=parts,
            conversation=Conversation(parts),
            dispatcher=Dispatcher(
                database, senders, book, parts.outbox, parts.receipts, clock, owner, Refusals(parts).failed
            ),
            relay=Relay(parts),
            key_holder=KeyHolder(database, owner, shared_rings(settings), sealing_only(settings)),
            rewriting=Rewriting(database, clock),
            schedule=Schedule(database, clock, community.alert_rules),
            fanout=Fanout(database, clock, community.alert_limits.routine_a_week),
            nights=Nights(database, clock, f"{base_url}/alerts", community.alert_limits.digest_from),
            approval_notices=ApprovalNotices(database, parts.outbox, clock),
            mover=Mover(database, parts.intake, Filing(vault, relays, word_lists, community.duty_times)),
            desk=Desk(vault, relays, community.duty_times),
            duty=DutyClock(database, clock, relays, community.duty_times, is_quiet),
            providers=providers,
            owner=owner,
            bot=bot,
            telegram=channel,
            telegram_identity=telegram_identity,
            photo_fetch=PhotoFetch(database, clock, telegram_identity, photos.fetch) if photos else None,
            tip_photos=PhotoFetching(database, TipPhotos(vault), TipPictures(photos.fetch))
            if photos
            else None,
            telegram_secret=keyed(lookup_key, "telegram-webhook", str(telegram_identity)).hex(),
            sms_identity=sms_identity,
            unsure=tuple(unsure),
        )
        if bot:
            stack.telegram_poll = TelegramPoll(bot, telegram_identity, stack.take)
        if twilio and client:
            numbers = tuple(n for n in (twilio.inbound_number, tip_number) if n)
            stack.reconciler = SmsReconciler(client, numbers, sms_identity, stack.take, clock)
        yield stack


def _ring(secret: SecretStr | None) -> tuple[bytes, ...]:
    return parse_ring(secret.get_secret_value() if secret else "")


def _can_be_called(settings: Settings, providers: Providers) -> bool:
    """Whether providers can reach our webhooks: by a public address, or because they are on this machine."""
    return settings.public_url is not None or providers.sandbox is not None


def open_bot(account: TelegramAccount, closing: AsyncExitStack) -> PollingBot:
    """The bot with its connections, which `closing` closes."""
    calls, polls = TelegramTransport(connections=MOST_UNDER_WAY), TelegramTransport(connections=1)
    # The bot's own shutdown leaves them open where it never began.
    for each in (calls, polls):
        closing.push_async_callback(each.shutdown)
    return PollingBot(
        account.token,
        base_url=f"{account.api_url}/bot",
        base_file_url=f"{account.api_url}/file/bot",
        request=calls,
        get_updates_request=polls,
    )


def _open_client(account: TwilioAccount, closing: AsyncExitStack) -> Client:
    transport = SmsTransport()
    closing.push_async_callback(transport.close)
    client = Client(account.sid, account.auth_token, http_client=transport)
    client.api.base_url = account.api_url
    return client
