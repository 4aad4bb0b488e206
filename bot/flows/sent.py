"""What an officer does with an alert that is out: update, correct, withdraw, stand down, tell how it ended."""

from bot.turn import Command, Step

COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
