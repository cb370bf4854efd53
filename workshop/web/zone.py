"""Times of day where people are: a browser tells its time zone in a cookie, else this machine's counts."""

from datetime import UTC, datetime, timedelta, tzinfo

from babel.dates import format_date, format_skeleton, format_time, get_timezone
from flask import request

from workshop.store.ids import now_ms
from workshop.web import language
from workshop.words import locale

COOKIE = "zone"


def zone(named: str | None = None) -> tzinfo:
    """The time zone of whoever asks, or the named one."""
    for name in (named, request.cookies.get(COOKIE)):
        try:
            if name and len(name) < 64:
                return get_timezone(name)
        except LookupError:
            continue
    return datetime.now().astimezone().tzinfo or UTC


def local(at: int, where: tzinfo | None = None) -> datetime:
    """A moment in ms since 1970 as the clock on the wall says it."""
    return datetime.fromtimestamp(at / 1000, where or zone())


def moment(date: str, time: str, where: tzinfo) -> int:
    """The moment of a form's date and time, in ms; ValueError for what is none."""
    there = datetime.strptime(f"{date} {time}", "%Y-%m-%d %H:%M")
    localize = getattr(where, "localize", None)  # where Babel finds pytz its zones are of that sort
    return int((localize(there) if localize else there.replace(tzinfo=where)).timestamp() * 1000)


def day(at: int) -> str:
    """Thursday, 18 June; with the year where it is another one."""
    then, now = local(at), local(now_ms())
    weekday = str(format_date(then, "EEEE", locale=_locale()))
    said = format_skeleton("MMMMd" if then.year == now.year else "yMMMMd", then, locale=_locale())
    return f"{weekday[:1].upper()}{weekday[1:]}, {said}"


def short_day(at: int) -> str:
    """18 Jun; with the year where it is another one."""
    then, now = local(at), local(now_ms())
    return str(format_skeleton("MMMd" if then.year == now.year else "yMMMd", then, locale=_locale()))


def month(at: int) -> str:
    """Jun, as a calendar's leaf says it."""
    return str(format_date(local(at), "LLL", locale=_locale())).rstrip(".")


def clock(at: int) -> str:
    return str(format_time(local(at), "short", locale=_locale()))


def days_until(at: int) -> int:
    """How many midnights lie between now and then; less than 0 for the past."""
    return (local(at).date() - local(now_ms()).date()) // timedelta(days=1)


def part_of_day() -> str:
    hour = local(now_ms()).hour
    return "morning" if 4 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening"


def _locale() -> str:
    return locale(language.now())
