"""What people type into the forms of programmes: kept as it was for the page, and read field by field."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workshop import words
from workshop.core.fields import tidy
from workshop.core.refusal import Refused
from workshop.web import language
from workshop.web.zone import local, moment, zone

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

LONG = "This is longer than {most} characters; shorten it."
NO_DATE = "Check this date; choose it from the calendar."
KEPT = 200_000
"""So many characters of a field come back to the page."""


@dataclass(frozen=True)
class Filled:
    """A form as it stands on a page, its fields by name as `form["name"]`, and what is wrong in which field."""

    values: Mapping[str, str] = field(default_factory=dict)
    field: str = ""
    error: str = ""

    @classmethod
    def typed(cls, form: "MultiDict[str, str]") -> "Filled":
        return cls({name: tidy(value[:KEPT]) for name, value in form.items()})

    def wrong(self, refused: Refused) -> "Filled":
        return replace(self, field=refused.field or "form", error=words.say(refused, language.now()))

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def line(self, name: str, most: int = 120) -> str:
        """One line of text; "" where there is none."""
        return _within(" ".join(self[name].split()), name, most)

    def text(self, name: str, most: int = 2000) -> str:
        return _within(self[name].strip(), name, most)

    def day(self, name: str, end: bool = False) -> int | None:
        """The beginning of a day, or its `end`, in ms since 1970 where this browser is; None where none is said."""
        if not self[name]:
            return None
        try:
            return moment(self[name], "23:59" if end else "00:00", zone())
        except (ValueError, OverflowError):
            raise Refused("bad_args", NO_DATE, name) from None


def _within(said: str, name: str, most: int) -> str:
    if len(said) > most:
        raise Refused("too_big", LONG, name, most=most)
    return said


def date_of(at: int | None) -> str:
    """A moment as the value of a date field."""
    return f"{local(at):%Y-%m-%d}" if at is not None else ""
