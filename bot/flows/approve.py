"""/approve: a second person looks at an alert before it goes."""

from bot.turn import Command, Step

COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
