"""The parts of one running server, as its edges find them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app

from workshop.answers import Answers
from workshop.boards import Boards
from workshop.conduct import Conduct
from workshop.config import Config
from workshop.erasing import Erasing
from workshop.mail import Post
from workshop.mentoring import Mentors
from workshop.polls import Polls
from workshop.rehearsal import Rehearsals
from workshop.replaying import Replays
from workshop.retaining import Retaining
from workshop.store import Store
from workshop.wall import Wall

if TYPE_CHECKING:
    from workshop.live.live import Live


@dataclass(frozen=True)
class Parts:
    config: Config
    store: Store
    boards: Boards
    answers: Answers
    polls: Polls
    conduct: Conduct
    rehearsals: Rehearsals
    replays: Replays
    live: "Live"
    wall: Wall
    post: Post
    erasing: Erasing
    mentors: Mentors
    retaining: Retaining


def parts() -> Parts:
    """The parts of the app that answers this request."""
    found = current_app.extensions["workshop"]
    assert isinstance(found, Parts)
    return found
