"""The evidence as one ZIP; made beside the server."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence

from workshop.evidence import columns, held, withheld
from workshop.evidence.held import Held, Row
from workshop.exports.csv import guarded
from workshop.words import LANGUAGES

READMES = {"en": "README.txt", "pt-BR": "LEIA-ME.txt", "es": "LEA-ME.txt"}


def pack(title: str, day: str, workshops: Sequence[Held]) -> bytes:
    """All files, dated with the `day` (2026-11-30) on which they are made."""
    tables = {
        columns.WORKSHOPS: [{"workshop": at, **_about(each)} for at, each in enumerate(workshops, 1)],
        columns.AGENDA: list(_each(workshops, _agenda)),
        columns.ATTENDANCE: list(_each(workshops, held.attendance)),
        columns.CODEBOOK: list(_each(workshops, held.codebook)),
        columns.DATA: [{"number": at, **row} for at, row in enumerate(_each(workshops, held.contributions), 1)],
        columns.DECISIONS: list(_each(workshops, held.decisions)),
        columns.STATUSES: list(_each(workshops, held.statuses)),
    }
    known = {language: columns.columns(language) for language in LANGUAGES}
    files = {READMES[language]: columns.readme(language, title).encode("utf-8-sig") for language in LANGUAGES}
    files |= {name: table(list(known["en"][name]), rows) for name, rows in tables.items()}
    meanings: list[Row] = [
        {"file": name, "column": column, **{language: known[language][name][column] for language in LANGUAGES}}
        for name, about in known["en"].items()
        for column in about
    ]
    files[columns.DICTIONARY] = table(["file", "column", *LANGUAGES], meanings)
    return _zip(files, day)


def table(names: Sequence[str], rows: Iterable[Row]) -> bytes:
    """CSV that no spreadsheet runs."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([guarded(row.get(column, "")) for column in names] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _each(workshops: Sequence[Held], tell: Callable[[Held], Iterable[Row]]) -> Iterable[Row]:
    return ({"workshop": at, **row} for at, each in enumerate(workshops, 1) for row in tell(each))


def _about(each: Held) -> Row:
    _, total = withheld.shown(each.groups)
    return {
        "title": each.title, "day": each.day, "place": each.cleared(each.place), "language": each.language,
        "purpose": each.purpose, "methods": " | ".join(each.methods), "people": held.WITHHELD if total is None else total,
    }  # fmt: skip


def _agenda(each: Held) -> list[Row]:
    return [
        {
            "step": at, "title": turn.title, "method": turn.method, "planned_minutes": turn.planned,
            "minutes": "" if turn.ran is None else turn.ran,
        }
        for at, turn in enumerate(each.turns, 1)
    ]  # fmt: skip


def _zip(files: dict[str, bytes], day: str) -> bytes:
    """The same bytes for the same files."""
    year, month, date = map(int, day.split("-"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            about = zipfile.ZipInfo(name, (year, month, date, 0, 0, 0))
            about.compress_type, about.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(about, body)
    return out.getvalue()
