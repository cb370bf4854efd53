"""A filled workshop for a first look, through the one gate: what 607 residents of a real city would change, and on a
second board what three people made of the answers about its roads."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from workshop.boards import Boards
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.demo import run
from workshop.imports import FORMATS, Options
from workshop.store import Store
from workshop.store.sessions import Session

TITLE = "What should change in Bowling Green?"
QUESTION = "What should change to make the city a better place to live, work and spend time?"
AUTHOR = "Residents"
ROADS = "Roads: grouped, mapped and voted"
HERE = Path(__file__).parent

ABOVE = -168
LABELS = (
    (0, "large", TITLE),
    (528, "small", "607 answers by residents of Bowling Green, Kentucky, from 2018, by what they are about."),
    (1056, "small", "Mint: four in five agreed, or more. Sky blue: two in three. Sand: half. Coral: most disagreed."),
    (1584, "small", "Gathered with Polis by The Computational Democracy Project (compdemocracy.org), CC BY 4.0."),
    (2112, "small", "Those about roads are grouped, mapped and voted on another board: see All my boards in the menu."),
)


@dataclass(frozen=True)
class Made:
    """What the data folder remembers of its demo: whose session it is, who took part in the run, and whether all of it
    is on disk."""

    session: str
    person: str
    whole: bool = False
    people: dict[str, str] = field(default_factory=dict)


def demo_session(store: Store, boards: Boards, data: Path) -> Session:
    """The demo of this data folder: found again, finished when its making was interrupted, or made."""
    path = data / "demo.json"
    made = _remembered(path)
    session = store.sessions.get(made.session) if made else None
    if made is None or session is None:
        session = store.sessions.make(TITLE, "en", [ROADS])
        author = store.people.join(session.id, AUTHOR, Role.FACILITATOR, "en").id
        people = {name: store.people.join(session.id, said, role, "en").id for name, (said, role) in run.PEOPLE.items()}
        made = Made(session.id, author, people={**people, run.RESIDENTS: author})
        _remember(path, made)
    if not made.whole:
        viewer = Viewer(made.person, Role.FACILITATOR)
        for commands in _acts():
            boards.act(session.board, viewer, commands)
        for name, commands in run.acts(HERE):
            boards.act(session.boards[1], Viewer(made.people[name], run.role(name)), commands)
        _remember(path, replace(made, whole=True))
    return session


def _acts() -> Sequence[Sequence[Command]]:
    """Always the same commands with the same ids, so that doing them again does nothing twice."""
    numbers = iter(range(1_000_000))
    options = Options("answer", "color", "theme", new_id=lambda: f"demo-{next(numbers)}")
    notes = FORMATS["csv"].read((HERE / "answers.csv").read_bytes(), options)
    return [[*_labels(), _command("stage.set", title=TITLE, question=QUESTION)], *notes.acts()]


def _labels() -> Sequence[Command]:
    return [
        _command("text.add", text=f"demo-label-{at}", x=x, y=ABOVE, words=words, size=size)
        for at, (x, size, words) in enumerate(LABELS)
    ]


def _command(name: str, **args: Any) -> Command:
    return Command(f"demo-{name.replace('.', '-')}-{args.get('text', '')}", name, args)


def _remembered(path: Path) -> Made | None:
    with suppress(FileNotFoundError, ValueError, TypeError):
        return Made(**json.loads(path.read_text()))
    return None


def _remember(path: Path, made: Made) -> None:
    path.write_text(json.dumps(asdict(made)))
