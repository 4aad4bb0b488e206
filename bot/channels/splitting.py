"""A text in parts that a provider takes at once. Pure."""


def split(text: str, most: int) -> list[str]:
    """The text in parts of at most `most` characters, cut at the end of a line, a sentence or a word where there is one.

    Blanks at a cut are lost; no part is empty, unless the whole text is.
    """
    parts = []
    while len(text) > most:
        cut = _cut(text, most)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    whole = [part for part in [*parts, text] if part.strip()]
    return whole or [text]


def _cut(text: str, most: int) -> int:
    """Where the first part ends. Not so early that a long text falls into crumbs."""
    for end in ("\n", ". ", " "):
        found = text.rfind(end, most // 2, most)
        if found >= 0:
            return found + 1
    return most
