"""What a row's reason means, whichever channel gave it: Twilio's codes are numbers, Telegram's words are ours."""

from bot.channels import sms_errors, telegram_errors, webhook_channel
from delivery.verdicts import Verdict


def verdict_of(code: str | None) -> Verdict | None:
    """None for a code that no table has: then only this one message failed."""
    if code and code.isascii() and code.isdigit() and len(code) < 9:
        return sms_errors.VERDICTS.get(int(code))
    return {**telegram_errors.VERDICTS, **webhook_channel.VERDICTS}.get(code or "")
