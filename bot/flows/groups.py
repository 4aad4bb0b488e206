"""Groups beside the public: Pub Watch, schools, people at risk ...: joining by a code, leaving."""

from bot.turn import Command, Step

COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
