"""What a process says to its operator when it is up: what it does, and what is to be set where."""

from bot.running import Role
from bot.stack import Stack
from config.settings import Settings

NAMES = {Role.WEB: "web", Role.DISPATCH: "dispatch", Role.CLOCK: "clock"}


def greeting(stack: Stack, settings: Settings, role: Role, here: str) -> list[str]:
    """The lines. `here` is the server's address on this machine."""
    community = stack.parts.community.display_name
    if role == Role.ALL:
        first = f"Mersey Messenger for {community} is running. Stop it with Ctrl-C."
    else:
        first = f"Mersey Messenger for {community} is running: {NAMES[role]}, as {stack.owner}."
    lines = [first]
    if Role.WEB in role:
        lines += [
            *_ways_in(stack, settings, here),
            f"  Staff desk  {stack.parts.public_url}/desk/",
            f"  Console     {stack.parts.public_url}/console/ (alerts, for officers)",
            f"  Alerts      {stack.parts.public_url}/alerts (for everybody)",
        ]
    if role == Role.ALL:
        lines.append("  First steps are in README.md; `.venv/bin/mersey doctor` says what is missing.")
    return lines


def _ways_in(stack: Stack, settings: Settings, here: str) -> list[str]:
    if stack.providers.sandbox:
        return [
            "No provider credentials in .env: it talks to phones played on this machine (the sandbox).",
            f"  Phones      {here}/sandbox/",
        ]
    telegram = "off (no TELEGRAM_BOT_TOKEN)"
    if settings.has_telegram:
        telegram = "on, by webhook" if settings.public_url else "on, by long polling (no PUBLIC_URL)"
    texts = "off (no TWILIO_ACCOUNT_SID)"
    if settings.has_twilio and settings.public_url:
        hook = f"{settings.public_url}/webhooks/twilio/{stack.sms_identity}/inbound"
        texts = f'on; at Twilio, "A message comes in" must call {hook} by POST'
    elif settings.has_twilio:
        texts = "on, by listing them (no PUBLIC_URL)"
    return [f"  Telegram    {telegram}", f"  Texts       {texts}"]
