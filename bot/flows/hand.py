"""What people do with an alert in hand: useful or not, mute what it is about."""

from bot.turn import Command, Step

COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
