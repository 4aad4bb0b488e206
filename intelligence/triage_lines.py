"""Triage of recorded messages, a line of JSON each: for measuring, and for trying new words."""

import json

from intelligence.triage import Triage


def judge_line(triage: Triage, json_line: str) -> str:
    """The decision about one record, as a line of JSON.

    `json_line` holds `id`, `text` and, for an answer to an alert, `reply_to_category` and `reply_to_area`.
    The answer holds id, category, urgency, safeguarding, team, is_intelligence, area and reasons; for a line
    that cannot be used it holds id (or null) and error. Never raises.
    """
    try:
        record = json.loads(json_line)
    except (ValueError, RecursionError) as error:
        return _line({"id": None, "error": f"not JSON: {error}"})
    if not isinstance(record, dict):
        return _line({"id": None, "error": "not a JSON object"})
    text = record.get("text")
    if not isinstance(text, str):
        return _line({"id": record.get("id"), "error": "text: a string is wanted"})
    replied: dict[str, str | None] = {}
    for key in ("reply_to_category", "reply_to_area"):
        value = record.get(key)
        if value is not None and not isinstance(value, str):
            return _line({"id": record.get("id"), "error": f"{key}: a string or null is wanted"})
        replied[key] = value
    judgement = triage.judge(
        text, reply_category=replied["reply_to_category"], reply_area=replied["reply_to_area"]
    )
    return _line(
        {
            "id": record.get("id"),
            "category": judgement.category,
            "urgency": judgement.urgency,
            "safeguarding": judgement.safeguarding,
            "team": judgement.team,
            "is_intelligence": judgement.is_intelligence,
            "area": judgement.area,
            "reasons": judgement.reasons,
        }
    )


def _line(record: dict[str, object]) -> str:
    # Half a surrogate pair, which JSON can hold, can be written nowhere.
    return json.dumps(record, ensure_ascii=False).encode(errors="replace").decode()
