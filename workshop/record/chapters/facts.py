"""What, where, when, and who facilitated."""

from collections.abc import Iterable

from workshop.record.document import Facts, Section
from workshop.record.told import Told, line
from workshop.words import LANGUAGES


def chapter(told: Told) -> Iterable[Section]:
    rows = [(label, words) for label, words in _rows(told) if words]
    if rows:
        yield Section("facts", told.translate("The workshop"), [Facts(rows)])


def _rows(told: Told) -> Iterable[tuple[str, str]]:
    yield told.translate("Where"), line(told.place)
    yield told.translate("When"), _when(told)
    yield told.translate("Who facilitated"), ", ".join(line(name) for name in told.facilitators)
    if told.spoken != told.language:
        yield told.translate("Language of the workshop"), LANGUAGES.get(told.spoken, "")


def _when(told: Told) -> str:
    if told.starts is None:
        return ""
    day, begins = told.day(told.starts), told.clock(told.starts)
    if told.ends is None or told.local(told.ends).date() != told.local(told.starts).date():
        return told.translate("{day}, from {begins}", day=day, begins=begins)
    return told.translate(
        "{day}, from {begins} to {ends}", day=day, begins=begins, ends=told.clock(told.ends)
    )
