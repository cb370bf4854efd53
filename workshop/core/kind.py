"""What a shelf file says of its kind of record: rules, who sees it, its words, its upgrades."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.role import WRITERS, Role

if TYPE_CHECKING:
    from workshop.core.rule import Rule
    from workshop.core.sight import Lens, Viewer


def seen_by_all(record: Record, lens: "Lens", viewer: "Viewer") -> Record | None:
    return record


def author(record: Record, lens: "Lens") -> Iterable[str]:
    """Its author, and those of the same circle."""
    return (record["by"], *lens.board.circle(record["by"]))


def stands_alone(record: Record) -> Iterable[str]:
    return ()


def as_it_is(record: Record, viewer: "Viewer") -> Record | None:
    return record


def never(board: Board) -> bool:
    return False


def always(record: Record) -> bool:
    return True


def nothing(board: Board, ids: Collection[str]) -> Iterable[str]:
    return ()


def nobody(board: Board, person: str) -> bool:
    return False


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    `see` gives the record as a viewer may see it, None when not at all; it may look at the role, at whether the
    viewer is one of `named`, and at the board through the lens. `hides` says whether at this moment it may show
    anybody less than the whole record, and `personal` whether then people of the same role see different things.
    `signed` says of one record whether others than its author are told who wrote it; `apart` whether this person
    sees something as nobody else of their role does, though `personal` is false.
    `governs` says whether going from one version of the record to the next can change who sees other records.
    `beside` gives the ids of other records that may be shown differently once some of this kind have come or gone.
    `hangs_on` gives the ids without which a record cannot stand. `words` is its text for exports and search.
    `loose` are its fields that hold the id of a record it can stand without: they go when that is removed.
    While a stage hides authors nobody is told who made what, but for the `official` kinds; `unnamed` takes from a record
    whom else it names, but for its viewer, and gives None where all of it would tell.
    What is `owned` is removed by its author alone, and by facilitators; a `part` only together with what it hangs on.
    `boxed` says of one record whether slips for it wait in a sealed box, which goes with it and can't come back.
    """

    name: str
    rules: Mapping[str, "Rule"]
    words: Callable[[Record, Board], str]
    see: Callable[[Record, "Lens", "Viewer"], Record | None] = seen_by_all
    named: Callable[[Record, "Lens"], Iterable[str]] = author
    hides: Callable[[Board], bool] = never
    personal: Callable[[Board], bool] = never
    apart: Callable[[Board, str], bool] = nobody
    signed: Callable[[Record], bool] = always
    unnamed: Callable[[Record, "Viewer"], Record | None] = as_it_is
    governs: Callable[[Record | None, Record | None], bool] = lambda before, now: False
    beside: Callable[[Board, Collection[str]], Iterable[str]] = nothing
    hangs_on: Callable[[Record], Iterable[str]] = stands_alone
    loose: tuple[str, ...] = ()
    upgrade: Callable[[Record], Record] = lambda record: record
    placed: bool = True
    owned: bool = False
    part: bool = False
    official: bool = False
    boxed: Callable[[Record], bool] = lambda record: False
    roles: frozenset[Role] = field(default=WRITERS)
