"""Who may open which board, and as what."""

from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.store import Store
from workshop.store.people import Person


def viewer(store: Store, person: Person, board: str) -> Viewer | None:
    """The person as a viewer of that board; None when there is no such board or it isn't theirs to open."""
    row = store.boards.get(board)
    if row is None or person.session not in (None, row.session) or person.removed:
        return None
    if row.team and person.role is Role.PARTICIPANT and person.team != row.id:
        return None  # a team is among itself
    return Viewer(person.id, person.role)
