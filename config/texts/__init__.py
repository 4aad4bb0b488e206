"""Every sentence for people, in Fluent: config/texts/<language>/*.ftl. English is complete; others fall back to it."""

from functools import cache
from pathlib import Path

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

FOLDER = Path(__file__).parent
ENGLISH = "en"


def languages() -> tuple[str, ...]:
    """Languages that have a catalogue, English first."""
    return _languages(FOLDER)


def others() -> tuple[str, ...]:
    """Languages that staff may give their own words in, beside English."""
    return languages()[1:]


def name_of(language: str) -> str:
    """ "Polish", for staff."""
    return Locale.parse(language).get_display_name(ENGLISH) or language


@cache
def _languages(folder: Path) -> tuple[str, ...]:
    others = sorted(
        f.name for f in folder.iterdir() if f.is_dir() and f.name != ENGLISH and any(f.glob("*.ftl"))
    )
    return (ENGLISH, *others)


@cache
def bundle(language: str) -> FluentBundle:
    # Isolation marks would cost GSM-7 on SMS; right-to-left texts carry their own marks where needed.
    made = FluentBundle([language, ENGLISH], use_isolating=False)
    for file in sorted((FOLDER / language).glob("*.ftl")):
        made.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return made


def has_text(language: str, key: str) -> bool:
    return language in languages() and bundle(language).has_message(key)


def text(language: str, key: str, /, **values: object) -> str:
    """The text `key` in `language`, or in English where the language has none.

    Raises KeyError for an unknown key and for a value that the text needs and did not get: both are our bugs.
    """
    for tongue in (language, ENGLISH):
        if has_text(tongue, key):
            message = bundle(tongue).get_message(key)
            if message.value is None:
                break
            given = {
                k.replace("_", "-"): fluent_number(v) if isinstance(v, int) else str(v)
                for k, v in values.items()
            }
            said, errors = bundle(tongue).format_pattern(message.value, given)
            if errors:
                raise KeyError(f"{tongue}/{key}: {errors[0]}")
            return str(said)
    raise KeyError(key)
