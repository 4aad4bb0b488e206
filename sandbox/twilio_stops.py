"""Twilio's own handling of STOP, START and HELP on long numbers.

Sources: help.twilio.com 223134027 (words, default replies),
twilio.com/docs/messaging/tutorials/advanced-opt-out
"""

STOP_WORDS = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
START_WORDS = frozenset({"START", "YES", "UNSTOP"})
HELP_WORDS = frozenset({"HELP", "INFO"})

STOPPED = (
    "You have successfully been unsubscribed. You will not receive any more messages from this number. "
    "Reply START to resubscribe."
)
STARTED = (
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
    "Reply STOP to unsubscribe. Msg&Data Rates May Apply."
)
HELPED = "Reply STOP to unsubscribe. Msg&Data Rates May Apply."


class StopList:
    """Who may not be texted from where. A scope is one of our numbers, or the service whose pool holds it."""

    def __init__(self) -> None:
        self._stopped: set[tuple[str, str]] = set()

    def has(self, scope: str, theirs: str) -> bool:
        """Whether a text to them from this scope is refused (21610)."""
        return (scope, theirs) in self._stopped

    def hear(self, scope: str, theirs: str, body: str) -> str | None:
        """Take in what a person texted; Twilio's own reply, or None when it has nothing to say.

        Only a single word counts ("STOP PLEASE" does not), in any case, with blanks around it or not.
        Who is stopped gets no answer to HELP or to a second STOP; START means nothing to who is not.
        """
        word = body.strip().upper()
        stopped = self.has(scope, theirs)
        if word in STOP_WORDS and not stopped:
            self._stopped.add((scope, theirs))
            return STOPPED
        if word in START_WORDS and stopped:
            self._stopped.remove((scope, theirs))
            return STARTED
        if word in HELP_WORDS and not stopped:
            return HELPED
        return None
