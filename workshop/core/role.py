"""What somebody is on a board, and whether that lets them change it."""

from enum import StrEnum


class Role(StrEnum):
    __hash__ = str.__hash__  # an Enum's own hash is slow, and roles are looked up for every message

    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"
    MENTOR = "mentor"
    OBSERVER = "observer"


WRITERS = frozenset({Role.FACILITATOR, Role.PARTICIPANT})
CONTRIBUTORS = WRITERS | {Role.MENTOR}
FACILITATORS = frozenset({Role.FACILITATOR})
EVERYONE = frozenset(Role)
