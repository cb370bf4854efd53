"""The store: the only place that speaks SQL, with one small file per table family."""

from dataclasses import dataclass

from workshop.store.accesses import Accesses
from workshop.store.accounts import Accounts
from workshop.store.ballots import Ballots
from workshop.store.boards import Boards
from workshop.store.commitments import Commitments
from workshop.store.communities import Communities
from workshop.store.db import Database
from workshop.store.erasures import Erasures
from workshop.store.files import Files
from workshop.store.gallery import Gallery
from workshop.store.invitations import Invitations
from workshop.store.log import Log
from workshop.store.mentoring import Mentoring
from workshop.store.people import People, Tokens
from workshop.store.portable import Portable
from workshop.store.programmes import Programmes
from workshop.store.progress import Progress
from workshop.store.reports import Reports
from workshop.store.responses import Responses
from workshop.store.seatings import Seatings
from workshop.store.sessions import Sessions
from workshop.store.standings import Standings
from workshop.store.versions import Versions


@dataclass(frozen=True)
class Store:
    db: Database
    log: Log
    boards: Boards
    sessions: Sessions
    people: People
    tokens: Tokens
    accounts: Accounts
    files: Files
    ballots: Ballots
    seatings: Seatings
    portable: Portable
    responses: Responses
    commitments: Commitments
    programmes: Programmes
    standings: Standings
    invitations: Invitations
    accesses: Accesses
    erasures: Erasures
    mentoring: Mentoring
    progress: Progress
    communities: Communities
    gallery: Gallery
    reports: Reports
    versions: Versions


def open_store(url: str, secret: str | None = None, upgrade: bool = True) -> Store:
    """The store at a SQLAlchemy address, brought up to date; raises `db.Unavailable` with a sentence.

    `secret` seals what waits beside the log; all processes that serve share it. A process beside a server finds it up to
    date and need not `upgrade`.
    """
    db = Database(url)
    if upgrade:
        db.upgrade()
    return Store(
        db, Log(db), Boards(db), Sessions(db), People(db), Tokens(db), Accounts(db), Files(db), Ballots(db, secret),
        Seatings(db), Portable(db), Responses(db), Commitments(db), Programmes(db), Standings(db), Invitations(db),
        Accesses(db), Erasures(db), Mentoring(db), Progress(db), Communities(db), Gallery(db), Reports(db),
        Versions(db),
    )  # fmt: skip
