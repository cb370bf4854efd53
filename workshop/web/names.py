"""What people call themselves, as others read it."""

import re

from workshop.core.fields import tidy
from workshop.core.refusal import Refused

LONGEST_NAME = 60
NO_NAME = "Type your first name, so that the others know who is here."
LONG_NAME = "This name is longer than {most} characters; a first name is enough."
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def name_of(typed: str) -> str:
    """A first name: one line, without marks that turn the text around it; raises Refused."""
    name = " ".join(_DIRECTIONS.sub("", tidy(typed)).split())
    if not name:
        raise Refused("bad_args", NO_NAME, "name")
    if len(name) > LONGEST_NAME:
        raise Refused("too_big", LONG_NAME, "name", most=LONGEST_NAME)
    return name
