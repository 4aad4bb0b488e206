"""The list of messages: filters, pages and the links between them.

Source: www.twilio.com/docs/usage/twilios-response (paging), /docs/messaging/api/message-resource (filters).
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from sandbox.twilio_errors import ApiError
from sandbox.twilio_messages import API_VERSION, Message

USUAL_SIZE, LARGEST_SIZE = 50, 1000
AFTER, BEFORE = "PA", "PB"  # page tokens: the page after this message, the page before it
FILTERS = ("To", "From", "DateSent", "DateSent<", "DateSent>")
LIST_PARAMETERS = frozenset({*FILTERS, "PageSize", "Page", "PageToken"})


def page_of(account: str, messages: Mapping[str, Message], params: Mapping[str, str]) -> dict[str, Any]:
    """One page, newest first.

    Dates filter by whole GMT days, both ends included, whatever time of day is given: the documentation
    promises no more. What has not been sent yet has no date and is missed by every such filter.
    """
    size = min(_whole(params, "PageSize", USUAL_SIZE), LARGEST_SIZE)
    number = _whole(params, "Page", 0)
    if not size:
        raise ApiError(20001, "PageSize")
    wanted = [each for each in reversed(list(messages.values())) if _fits(each, params)]
    start = _start(wanted, params.get("PageToken"), number, size)
    shown = wanted[start : start + size]

    def link(page: int, token: str | None) -> str:
        query = {name: params[name] for name in FILTERS if name in params}
        query |= {"PageSize": str(size), "Page": str(page)}
        if token:
            query["PageToken"] = token
        return f"/{API_VERSION}/Accounts/{account}/Messages.json?{urlencode(query)}"

    return {
        "end": number * size + max(len(shown) - 1, 0),
        "first_page_uri": link(0, None),
        "messages": [each.resource() for each in shown],
        "next_page_uri": link(number + 1, AFTER + shown[-1].sid) if start + size < len(wanted) else None,
        "page": number,
        "page_size": size,
        "previous_page_uri": link(number - 1, BEFORE + shown[0].sid) if number and shown else None,
        "start": number * size,
        "uri": link(number, params.get("PageToken")),
    }


def _start(wanted: list[Message], token: str | None, number: int, size: int) -> int:
    """A token holds the place, so that texts which come in between neither shift a page nor show twice."""
    if not token:
        return number * size
    place = next((at for at, each in enumerate(wanted) if each.sid == token[2:]), None)
    if place is None or token[:2] not in (AFTER, BEFORE):
        raise ApiError(20001, "PageToken")
    return place + 1 if token[:2] == AFTER else max(place - size, 0)


def _fits(message: Message, params: Mapping[str, str]) -> bool:
    if "To" in params and message.recipient != params["To"]:
        return False
    if "From" in params and message.sender != params["From"]:
        return False
    tests: dict[str, Callable[[date, date], bool]] = {
        "DateSent": lambda sent, limit: sent == limit,
        "DateSent<": lambda sent, limit: sent <= limit,
        "DateSent>": lambda sent, limit: sent >= limit,
    }
    for name, test in tests.items():
        if name in params:
            limit = _day(name, params[name])
            if message.sent is None or not test(message.sent.astimezone(UTC).date(), limit):
                return False
    return True


def _day(name: str, written: str) -> date:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise ApiError(20001, name) from None
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date()


def _whole(params: Mapping[str, str], name: str, usual: int) -> int:
    written = params.get(name, str(usual))
    if not written.isascii() or not written.isdigit():
        raise ApiError(20001, name)
    return int(written)
