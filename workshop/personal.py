"""All that is kept of one person in a workshop, put together for that person alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.boards import Boards
from workshop.core.change import Record, target
from workshop.core.role import Role
from workshop.core.rule import Entry
from workshop.core.sight import Viewer
from workshop.objects import KINDS
from workshop.rewriting import WORDS
from workshop.store import Store
from workshop.store.files import File
from workshop.store.ids import now_ms
from workshop.store.people import Person
from workshop.store.sessions import Session

ENDINGS = {"image/webp": "webp", "image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True)
class Personal:
    """Plain JSON as `data`, and the pictures that belong to it by their names."""

    data: dict[str, Any]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def gather(store: Store, boards: Boards, session: Session, person: Person) -> Personal:
    """What a session keeps of a person: who they are there, what they made as they see it themselves, what they did."""
    teams = {row.id: row.title for row in store.boards.of(session.id)}
    pictures = {_named(file): file.data for file in store.files.of_people([person.id])}
    data = {
        "at": now_ms(),
        "workshop": {
            "title": session.title, "starts": session.starts, "ends": session.ends, "place": session.place,
            "purpose": session.purpose, "basis": session.basis, "keep_days": session.keep_days,
            "children": session.children,
        },
        "you": {
            "id": person.id, "name": person.name, "role": person.role, "team": teams.get(person.team or ""),
            "language": person.language, "personal_code": person.code, "joined": store.people.since(person.id),
            "stand_in": person.stand_in, "hosts_a_table": person.host, "signed_in": person.account is not None,
        },
        "boards": [_board(store, boards, row.id, row.title, person) for row in store.boards.of(session.id)],
        "tables": [
            {"step": step, "team": teams.get(team, "")}
            for step, tables in store.seatings.of(session.id).items()
            for team, there in tables.items()
            if person.id in there
        ],
        "commitments": [
            {"what": each.what, "who": each.who, "email": each.email, "due": each.due, "status": each.status}
            for each in store.commitments.of_session(session.id)
            if each.by == person.id or each.who.casefold() == person.name.casefold()
        ],
        "answers": [
            {"title": each.title, "status": each.status, "action": each.action, "responsible": each.responsible}
            for each in store.responses.of_session(session.id)
            if each.by == person.id or each.responsible.casefold() == person.name.casefold()
        ],
        "pictures": sorted(pictures),
        "accesses": accesses(store, person),
    }  # fmt: skip
    return Personal(data, pictures)


def accesses(store: Store, person: Person) -> list[dict[str, Any]]:
    """What somebody did that is written down, and what others did with what is kept of them, who are told by their role."""
    found = store.accesses.about_person(person.id)
    return [
        {"at": each.at, "by": "you" if each.who == person.id else _role(store, each.who), "what": each.what}
        for each in found
    ]


def counted(personal: Personal) -> dict[str, int]:
    """How many things of each kind there are, and how many entries of theirs the logs hold."""
    told: dict[str, int] = {}
    for board in personal.data["boards"]:
        for record in board["things"]:
            told[record["kind"]] = told.get(record["kind"], 0) + 1
    done = sum(len(board["done"]) for board in personal.data["boards"])
    votes = sum(len(board["secret_votes"]) for board in personal.data["boards"])
    return {**told, "done": done, "secret_votes": votes, "pictures": len(personal.pictures)}


def _board(store: Store, boards: Boards, id: str, title: str, person: Person) -> dict[str, Any]:
    room = boards.room(id)
    viewer = Viewer(person.id, Role.PARTICIPANT if person.role is Role.PARTICIPANT else person.role)
    with room.lock:
        mine = [record for record in room.board.records.values() if _of(record, person.id)]
        seen = [found for record in mine if (found := room.lens.see(record["id"], viewer)) is not None]
        polls = list(room.board.of("poll").values())
    waiting = ((poll, store.ballots.own(id, poll["id"], person.id)) for poll in polls if KINDS["poll"].boxed(poll))
    return {
        "title": title,
        "things": [_told(record, person.id) for record in seen],
        "secret_votes": [{"question": poll["title"], "ballot": said} for poll, said in waiting if said is not None],
        "done": [_done(entry) for entry in store.log.of_person(id, person.id)],
    }


def _of(record: Record, person: str) -> bool:
    merged = record.get("merged", ())
    return record["by"] == person or any(isinstance(each, dict) and each.get("by") == person for each in merged)


def _told(record: Record, person: str) -> dict[str, Any]:
    """A record without what others said in it."""
    kept = {name: value for name, value in record.items() if name not in ("by", "merged", "mentions", "locked", "mover")}
    if record["by"] == person:
        return kept
    own = [each for each in record["merged"] if isinstance(each, dict) and each.get("by") == person]
    return {"id": record["id"], "kind": record["kind"], "merged": [{"text": each["text"]} for each in own]}


def _done(entry: Entry) -> dict[str, Any]:
    """One entry: when, what, and the words that it gave."""
    words = [each[-1][name] for each in entry.changes if each[0] != "drop" for name in WORDS if each[-1].get(name)]
    told: dict[str, Any] = {"at": entry.at, "command": entry.command, "about": [target(each) for each in entry.changes]}
    return {**told, "words": words} if words and entry.command.endswith((".add", ".write", ".name")) else told


def _role(store: Store, who: str) -> str:
    known = store.people.get(who)
    return str(known.role) if known else who


def _named(file: File) -> str:
    return f"{file.id}.{ENDINGS.get(file.type, 'bin')}"


def zipped(page: str, data: bytes, pictures: Mapping[str, bytes]) -> bytes:
    """One ZIP of a page to read, the same as JSON for programs, and pictures."""
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        file.writestr("index.html", page)
        file.writestr("data.json", data)
        for name, picture in pictures.items():
            file.writestr(f"pictures/{name}", picture, ZIP_STORED)
    return packed.getvalue()


def merged(several: Iterable[Personal]) -> dict[str, bytes]:
    """The pictures of several."""
    return {name: data for each in several for name, data in each.pictures.items()}
