"""The places that triage asks for, looked up in the community's gazetteer."""

from places.gazetteer import Gazetteer


class Whereabouts:
    """Answers triage's question "which place, in which borough?" in its own terms."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find_in_text(self, text: str) -> tuple[str, str] | None:
        """The most exact place named in `text`, as (label, borough slug); None for none, or one outside."""
        mention = self._gazetteer.find_in_text(text)
        if mention is None or mention.outside or mention.borough is None:
            return None
        slug = self._gazetteer.borough_slug(mention.borough.code)
        return (mention.label, slug) if slug else None
