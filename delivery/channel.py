"""The port to a provider: one page. Adapters live in bot/channels; errors are the SendError tree of config/errors.py."""

from datetime import timedelta
from typing import Protocol

from delivery.messages import Message
from delivery.pacing import Gap


class Channel(Protocol):
    """One of our identities at one provider.

    Every method may raise Throttled, Unreachable (not taken), Unknown (perhaps taken), Rejected or Stopped.
    """

    async def send(
        self, address: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        """Send; returns the provider's id of the message. `receipt` is `{id}.{mac}` of the row, for callbacks.
        `valid_for`: after that it is of no use, and a provider that keeps messages waiting shall throw it away."""
        ...

    async def edit(
        self, address: str, ref: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        """Replace a message in place where the provider can, else send; returns the id of what now stands there."""
        ...

    async def delete(self, address: str, ref: str) -> None:
        """Delete a message from the chat or from the provider's records."""
        ...

    def cost(self, message: Message) -> int:
        """What the message takes from the rate: one, or its SMS segments."""
        ...

    def gap(self, address: str) -> Gap:
        """How often one chat may be written to."""
        ...
