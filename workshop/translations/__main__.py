"""Brings the catalogues up to date with the code and compiles them; says what still lacks a translation."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from workshop.resources import resource_dir
from workshop.translations.sentences import template
from workshop.words import LANGUAGES, WRITTEN_IN, locale

ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in every catalogue: the same words compile to the same bytes."""

PLURAL = "nplurals=2; plural=(n != 1);"
"""Nobody is many in all our languages, as people write it: 0 notas."""


def main() -> int:
    found = template()
    missing = 0
    for language in LANGUAGES:
        if language != WRITTEN_IN:
            path = catalogue_path(language)
            catalogue = read(path, language)
            catalogue.update(found, no_fuzzy_matching=True, update_creation_date=False)
            catalogue.obsolete.clear()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written(catalogue))
            path.with_suffix(".mo").write_bytes(compiled(read(path, language)))
            lacking = untranslated(catalogue)
            missing += len(lacking)
            print(f"{language}: {len(found)} sentences, {len(lacking)} without a translation")
            for sentence in lacking:
                print(f"  {sentence}")
    return 1 if missing else 0


def catalogue_path(language: str) -> Path:
    return resource_dir("translations") / locale(language) / "LC_MESSAGES" / "messages.po"


def read(path: Path, language: str) -> Catalog:
    """The catalogue of a file; an empty one where there is no file yet."""
    if not path.exists():
        return Catalog(locale(language))
    with path.open("rb") as file:
        catalogue = read_po(file, locale(language))
    catalogue.creation_date = catalogue.revision_date = ALWAYS
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The catalogue as its .po file, without dates and line numbers, so that it changes only when a sentence does."""
    kept = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
    headers = {**dict(catalogue.mime_headers), "Plural-Forms": PLURAL}
    head = "".join(f'"{name}: {headers[name]}\\n"\n' for name in kept)
    file = BytesIO()
    write_po(file, catalogue, width=110, include_lineno=False, sort_output=True, omit_header=True)
    return f'msgid ""\nmsgstr ""\n{head}\n'.encode() + file.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """The sentences that have no words, or not all forms of them."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and not all(_forms(message.string))
    ]


def _forms(string: str | Sequence[str] | None) -> Sequence[str]:
    return [string or ""] if isinstance(string, str | None) else string


if __name__ == "__main__":
    sys.exit(main())
