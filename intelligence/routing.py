"""Which team owns a message, once it is known what it is about and where. Pure; table: `rulings.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass

NOT_INTELLIGENCE = "not-intelligence"
# What it answers by itself is in no team's hands.
BOT = "bot"
# Where a report goes whose words say nothing to us.
UNSORTED = "other-crime"


@dataclass(frozen=True)
class Where:
    """Where a message plays: `label` as found, `borough` its slug or None, `outside` if of another force."""

    label: str | None = None
    borough: str | None = None
    outside: bool = False


@dataclass(frozen=True)
class Rulings:
    """The table of teams.

    `order`: category slugs, most harmful first. `teams`: category or special case ("emergency", "guns",
    "drug-use", "trade", "animals", "no-place", "no-place-safeguarding", "question") to team slug; a slug that
    ends in "-" wants the borough behind it.
    """

    order: tuple[str, ...]
    teams: Mapping[str, str]
    guns_in: frozenset[str]
    safeguarding_without_place: frozenset[str]
    keeps_team_outside: frozenset[str]

    def team(self, category: str, where: Where, *, emergency: bool, turns_on: frozenset[str]) -> str:
        """The slug of the one team that owns a message of `category`.

        `turns_on` names what the text holds of "guns", "drug_supply", "trade" and "animals".
        """
        if emergency:
            return self.teams["emergency"]
        if where.outside and category not in self.keeps_team_outside and category != NOT_INTELLIGENCE:
            return self._without_place(category)
        case = category
        if "guns" in turns_on and category in self.guns_in:
            case = "guns"
        elif category == "drugs" and "drug_supply" not in turns_on:
            case = "drug-use"
        elif category == "other-crime" and "animals" in turns_on:
            case = "animals"
        elif category == "other-crime" and "trade" in turns_on:
            case = "trade"
        team = self.teams[case]
        if not team.endswith("-"):
            return team
        return team + where.borough if where.borough else self._without_place(category)

    def unsure(self, *, is_flagged: bool) -> str:
        """The slug of the desk that looks first where it is doubtful what a message is about."""
        return self.teams["no-place-safeguarding" if is_flagged else "no-place"]

    def _without_place(self, category: str) -> str:
        needs_care = category in self.safeguarding_without_place
        return self.teams["no-place-safeguarding" if needs_care else "no-place"]
