"""What people type into the forms about accounts, checked: e-mail addresses and passwords."""

import re
from dataclasses import dataclass, replace

from flask import request

from workshop import passwords, words
from workshop.core.refusal import Refused
from workshop.web import language

NO_EMAIL = "Check this e-mail address; write it like ana@example.org."
SHORT = "Take a password of at least {least} characters; a short sentence is a good one."
LONG = "This password is longer than {most} characters; shorten it."
_EMAIL = re.compile(r"[!-~]{1,64}@[A-Za-z0-9.-]{1,180}")
_ODD = re.compile(r"[\s\"(),:;<>\[\]\\]")


@dataclass(frozen=True)
class Typed:
    """A form as it stands on a page: what was typed, but for passwords, and what is wrong."""

    name: str = ""
    email: str = ""
    next: str = ""
    field: str = ""
    error: str = ""

    def wrong(self, refused: Refused) -> "Typed":
        return replace(self, field=refused.field or "email", error=words.say(refused, language.now()))


def typed() -> Typed:
    """What this request brings."""
    form = request.form
    return Typed(form.get("name", "")[:200], form.get("email", "")[:300].strip(), form.get("next", "")[:500])


def email(given: str) -> str:
    """An address as mail servers take it; those outside of ASCII are not known to all of them."""
    said = given.strip().casefold()
    local, _, host = said.rpartition("@")
    if len(said) > 254 or "@" in local or _ODD.search(said) or not _EMAIL.fullmatch(said) or ".." in host:
        raise Refused("bad_args", NO_EMAIL, "email")
    return said


def password(given: str) -> str:
    """A new password; whatever letters it has are its own, also spaces."""
    if len(given) < passwords.SHORTEST:
        raise Refused("bad_args", SHORT, "password", least=passwords.SHORTEST)
    if len(given) > passwords.LONGEST:
        raise Refused("too_big", LONG, "password", most=passwords.LONGEST)
    return given
