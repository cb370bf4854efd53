"""What a new workshop begins with: a ready agenda, a method, an earlier workshop, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workshop.boards import Boards
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.methods import AGENDAS, SHELF, agenda_steps, steps_of
from workshop.objects.step import Add, in_order
from workshop.pieces import thaw
from workshop.rights import host
from workshop.store import Store
from workshop.store.accounts import Account
from workshop.store.gallery import Piece
from workshop.store.ids import new_id
from workshop.store.sessions import Session
from workshop.words import translate

GIVEN = [name for name in Add.__struct_encode_fields__ if name not in ("step", "after")]
"""What a step says, whichever workshop it is in."""
TEAM = "Team {n}"
MOST_TEAMS = 30


@dataclass(frozen=True)
class Beginning:
    """Where a workshop's agenda comes from: `agenda`, `method`, `session` or `gallery` and which one; else it is empty."""

    sort: str = ""
    name: str = ""

    @classmethod
    def of(cls, said: str) -> "Beginning":
        sort, _, name = said.partition(":")
        known = {"agenda": AGENDAS, "method": SHELF}.get(sort)
        return cls(sort, name) if sort in ("session", "gallery") or (known is not None and name in known) else cls()

    def __str__(self) -> str:
        return f"{self.sort}:{self.name}" if self.sort else ""


def steps(boards: Boards, beginning: Beginning, earlier: Session | None, language: str) -> list[dict[str, Any]]:
    """The steps of a beginning, each as `step.add` takes it."""
    if beginning.sort == "agenda":
        return agenda_steps(beginning.name, language)
    if beginning.sort == "method":
        return steps_of(beginning.name, language)
    return agenda(boards, earlier) if earlier else []


def agenda(boards: Boards, session: Session) -> list[dict[str, Any]]:
    """The steps of a workshop's agenda as they could be added to another one."""
    room = boards.room(session.board)
    with room.lock:
        return [{name: step[name] for name in GIVEN if name in step} for step in in_order(room.board)]


def lay(store: Store, boards: Boards, session: Session, piece: Piece, credit: str) -> None:
    """Let a new workshop begin from a piece of a gallery: a board is laid out, with its credit, where people work."""
    if piece.what == "board":
        people = store.people.of(session.id)
        viewer = Viewer(people[0].id if people else "", Role.FACILITATOR)
        for board in session.boards[1:] or session.boards:
            for portion in thaw(piece.held(), credit, new_id):
                boards.act(board, viewer, [Command(new_id(), "together", {"commands": portion})])


def team_names(count: int, named: Sequence[str], language: str) -> list[str]:
    """So many names of teams: those given, then numbered ones."""
    names = [name.strip()[:60] for name in named if name.strip()][:MOST_TEAMS]
    count = min(max(count, len(names)), MOST_TEAMS)
    return names + [translate(TEAM, language, n=n) for n in range(len(names) + 1, count + 1)]


def make(
    store: Store, boards: Boards, owner: Account, teams: Sequence[str], planned: Sequence[dict[str, Any]], **about: Any
) -> Session:
    """A new workshop of an account, with its teams and its agenda; `about` are fields of a Session."""
    session = store.sessions.make(teams=teams, owner=owner.id, **about)
    person = host(store, session.id, owner)
    assert person is not None
    if planned:
        commands = [("step.add", {"step": new_id(), **step}) for step in planned]
        whole = Command(f"agenda-{session.id}", "together", {"commands": commands})
        boards.act(session.board, Viewer(person.id, Role.FACILITATOR), [whole])
    return session
