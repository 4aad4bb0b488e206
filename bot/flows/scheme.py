"""Neighbourhood Watch schemes: joining, forwarding, writing to one's scheme."""

from bot.turn import Command, Step

COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
