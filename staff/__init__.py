"""Officers and teams: who they are, what they may do, how they sign in, by which doors a team hears of us."""
