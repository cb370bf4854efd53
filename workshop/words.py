"""Which of our languages somebody reads, and our sentences in it, with or without a request."""

from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.pofile import read_po

from workshop.core.refusal import Refused
from workshop.resources import resource_dir

LANGUAGES = {"pt-BR": "Português", "es": "Español", "en": "English"}
"""The languages of the product, by tag, as their speakers call them."""
DEFAULT = "pt-BR"
WRITTEN_IN = "en"
"""The language of the sentences in the code: it needs no catalogue."""
SCRIPTS = "static/"


def nearest(wanted: str | None) -> str | None:
    """The language of ours for a tag such as `pt`, `es-AR` or `en_US`; None when there is none."""
    base = (wanted or "").replace("_", "-").split("-")[0].lower()
    return next((language for language in LANGUAGES if language.split("-")[0] == base), None)


def choose(*wishes: str | None) -> str:
    """The first wish that is a language of ours, else the product's own."""
    return next((found for wish in wishes if (found := nearest(wish))), DEFAULT)


def locale(language: str) -> str:
    """A language as gettext and Babel write it: `pt-BR` is `pt_BR`."""
    return language.replace("-", "_")


def translate(sentence: str, language: str, **facts: object) -> str:
    """An English sentence of ours in that language, with its `{names}` filled in."""
    words = _catalogue(language).gettext(sentence)
    return words.format(**facts) if facts else words


def translate_count(one: str, many: str, n: int, language: str, **facts: object) -> str:
    """The sentence for one or for many of them, with its `{n}` and other `{names}` filled in."""
    return _catalogue(language).ngettext(one, many, n).format(n=n, **facts)


def say(refused: Refused, language: str) -> str:
    """A refusal as one sentence for a person."""
    return translate(refused.text, language, **refused.facts)


@dataclass(frozen=True)
class Said:
    """A sentence of the scripts in a language, or its words for [one, many], and the scripts that say it."""

    words: str | list[str]
    scripts: frozenset[str]


@cache
def for_scripts(language: str) -> dict[str, Said]:
    """What the page's scripts say, by the English sentence; scripts are named as below `static/`."""
    if language == WRITTEN_IN:
        return {}
    found: dict[str, Said] = {}
    with (_folder(language) / "messages.po").open("rb") as file:
        for message in read_po(file, locale(language)):
            scripts = {path.removeprefix(SCRIPTS) for path, _ in message.locations if path.startswith(SCRIPTS)}
            if message.id and message.string and scripts:
                sentence = message.id if isinstance(message.id, str) else message.id[0]
                words = message.string if isinstance(message.string, str) else list(message.string)
                found[sentence] = Said(words, frozenset(scripts))
    return found


@cache
def _catalogue(language: str) -> NullTranslations:
    if language == WRITTEN_IN or language not in LANGUAGES:
        return NullTranslations()
    with (_folder(language) / "messages.mo").open("rb") as file:
        return GNUTranslations(file)


def _folder(language: str) -> Path:
    return resource_dir("translations") / locale(language) / "LC_MESSAGES"
