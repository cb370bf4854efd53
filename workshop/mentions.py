"""Who may be mentioned at a board, and telling them by mail where they sign in and may read the comment."""

from collections.abc import Iterable, Iterator, Sequence

import gevent
import structlog

from workshop.act import Heed, Room
from workshop.boards import Boards
from workshop.config import Config
from workshop.core.role import Role
from workshop.core.rule import Entry
from workshop.mail import Mail, Post
from workshop.network import network_address
from workshop.rights import host, viewer
from workshop.store import Store
from workshop.store.boards import BoardRow
from workshop.store.db import Unavailable
from workshop.store.ids import now_ms
from workshop.store.people import Person, belonging_id, belongs
from workshop.words import translate

SAID = frozenset({"comment.add", "comment.write", "together"})
"""Commands that say something new; what undo brings back was told before."""
PAUSE = 10 * 60_000
"""Nobody is sent more than one mail of a board in so many ms: who comes to read one finds them all."""
SUBJECT = "{by} mentions you on the board “{board}”"
SOMEBODY = "Somebody"
TEXT = (
    "Hello {name},\n\n{by} mentions you in a comment on the board “{board}” of “{session}”. Read and answer it here:\n\n"
    "{link}\n\nFor some minutes you get no other mail about this board.\n"
)

log = structlog.get_logger()


def at_hand(store: Store, row: BoardRow) -> dict[str, str]:
    """The names of those who may be mentioned at a board, by id: who may open it, in the order in which they joined,
    then those of its programme's team who have not been there."""
    people = store.people.of(row.session)
    found = {person.id: person.name for person in people if _opens(store, person, row)}
    accounts = {person.account for person in people}
    for id, account in _of_team(store, row).items():
        if account not in accounts and (known := store.accounts.get(account)) is not None:
            found[id] = known.name
    return found


def _opens(store: Store, person: Person, row: BoardRow) -> bool:
    if belongs(person):
        return viewer(store, person, row.id) is not None
    return person.role is not Role.PARTICIPANT or not row.team or person.team == row.id


def _of_team(store: Store, row: BoardRow) -> dict[str, str]:
    """The accounts of the programme's team whose board it is, its mentors included, by who they are in this workshop."""
    session = store.sessions.get(row.session)
    team = row.programme_team or (session.programme_team if session else None)
    if session is None or session.programme is None or team is None:
        return {}
    members = store.programmes.members(session.programme)
    return {belonging_id(session.id, each.account): each.account for each in members if each.team == team}


class Mentions:
    """Hears of comments when they are on disk."""

    def __init__(self, config: Config, store: Store, boards: Boards, post: Post) -> None:
        self._config, self._store, self._boards, self._post = config, store, boards, post
        self._sent: dict[tuple[str, str], int] = {}
        boards.heed = _both(boards.heed, self.heard)

    def heard(self, room: Room, entries: Sequence[Entry], mine: bool) -> None:
        """Only the process that wrote an entry tells of it."""
        for entry in entries if mine else ():
            if entry.command in SAID:
                for comment, people in mentioned(entry):
                    gevent.spawn(self._tell, room.id, comment, people, entry.by)

    def _tell(self, board: str, comment: str, people: Iterable[str], by: str) -> None:
        try:
            for id in people:
                if id != by:
                    self._mail(board, comment, id)
        except Unavailable as error:
            log.warning("mentions could not be told", reason=str(error))

    def _mail(self, board: str, comment: str, id: str) -> None:
        row = self._store.boards.get(board)
        person = self._person(row, id) if row else None
        if row is None or person is None or person.account is None or person.session != row.session:
            return
        seen_by, account = viewer(self._store, person, board), self._store.accounts.get(person.account)
        session, room = self._store.sessions.get(row.session), self._boards.room(board)
        if seen_by is None or account is None or session is None:
            return
        with room.lock:
            seen = room.lens.see(comment, seen_by)
        if seen is None or self._lately(board, account.id):
            return
        name = self._boards.names([seen["by"]]).get(seen["by"])
        facts = {"by": name or translate(SOMEBODY, account.language), "board": row.title, "session": session.title}
        link = f"{own_address(self._config)}/b/{board}"
        text = translate(TEXT, account.language, name=account.name, link=link, **facts)
        self._post.send(Mail(account.email, translate(SUBJECT, account.language, **facts), text))

    def _person(self, row: BoardRow, id: str) -> Person | None:
        """Who has that id; somebody of the team who has not been in the workshop is, from now on."""
        person = self._store.people.get(id)
        if person is not None:
            return person
        account = self._store.accounts.get(_of_team(self._store, row).get(id, ""))
        return host(self._store, row.session, account) if account else None

    def _lately(self, board: str, account: str) -> bool:
        """Whether they were sent one in the last minutes; if not, they are now."""
        now = now_ms()
        self._sent = {key: at for key, at in self._sent.items() if now - at < PAUSE}
        lately = (board, account) in self._sent
        self._sent.setdefault((board, account), now)
        return lately


def mentioned(entry: Entry) -> Iterator[tuple[str, list[str]]]:
    """The comments of an entry, each with those whom it mentions only now."""
    before = {each[1]: each[2].get("mentions") or [] for each in entry.undo if each[0] == "patch"}
    for each in entry.changes:
        if each[0] == "put" and each[1]["kind"] == "comment" and "mentions" in each[1]:
            yield each[1]["id"], each[1]["mentions"]
        elif each[0] == "patch" and each[2].get("mentions"):
            yield each[1], [id for id in each[2]["mentions"] if id not in before.get(each[1], [])]


def own_address(config: Config) -> str:
    """Where people reach this server, for mails that no page asked for."""
    return config.public_url or f"http://{network_address() or 'localhost'}:{config.port}"


def _both(one: Heed, other: Heed) -> Heed:
    def heard(room: Room, entries: Sequence[Entry], mine: bool) -> None:
        one(room, entries, mine)
        other(room, entries, mine)

    return heard
