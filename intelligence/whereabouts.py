"""The places that triage asks for, looked up in the community's gazetteer."""

from places.gazetteer import Gazetteer


class Whereabouts:
    """Answers triage's question "which place, in which borough?" in its own terms."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find_in_text(self, text: str) -> tuple[str, str | None] | None:
        """The place that `text` is about, as (label, borough slug), the slug None for a place outside; None for none.

        Of a landmark the label is its ward's or borough's: it is kept in clear, and a corner is too near to a person.
        """
        mention = self._gazetteer.find_in_text(text)
        if mention is None or mention.outside:
            return (mention.label, None) if mention else None
        slug = self._gazetteer.borough_slug(mention.borough.code) if mention.borough else None
        if slug is None:
            return None
        if mention.is_landmark and mention.borough:
            [area] = mention.areas if len(mention.areas) == 1 else [mention.borough]
            return self._gazetteer.label(area.code), slug
        return mention.label, slug

    def without_names(self, words: list[str]) -> list[str]:
        """`words` with one stand-in for each name of a place."""
        return self._gazetteer.without_names(words)
