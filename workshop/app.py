"""Joins config, store, boards, live and web into one app."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from engineio.payload import Payload
from flask import Flask
from flask_socketio import SocketIO

from workshop import tables, web
from workshop.answers import Answers
from workshop.boards import Boards
from workshop.conduct import Conduct
from workshop.config import Config
from workshop.erasing import Erasing
from workshop.live.live import Live
from workshop.mail import Post
from workshop.mentions import Mentions
from workshop.mentoring import Mentors
from workshop.parts import Parts
from workshop.polls import Polls
from workshop.rehearsal import Rehearsals
from workshop.replaying import Replays
from workshop.retaining import Retaining
from workshop.store import open_store
from workshop.store.people import Person
from workshop.wall import Wall
from workshop.web import identity

Payload.max_decode_packets = 4096
"""A page that polls sends its whole outbox at once; beyond engineio's usual 16 it would be dropped with an "ok"."""


def create_app(config: Config) -> Flask:
    """The whole server as a WSGI app; raises `store.db.Unavailable` when the database can't be used."""
    app = Flask("workshop", static_folder=None, template_folder=None)
    store = open_store(config.database_url, config.secret_key)

    def identify(environ: Mapping[str, Any], auth: Any) -> tuple[dict[str, str], Person | None, object]:
        return identity.of_connection(app, store, environ, auth)

    live = Live(config, store, identify)
    boards = Boards(store, live.hall, live.ring)
    polls, conduct, wall = Polls(store, boards), Conduct(store, boards), Wall(store, boards, live.there)
    conduct.here, live.arrived = live.here, conduct.arrived
    conduct.rotate = lambda session, step: tables.rotate(store, live, session, step)
    rehearsals, post = Rehearsals(store, boards, conduct, live), Post(config)
    Mentions(config, store, boards, post)
    replays = Replays(store, boards)
    answers, erasing = Answers(boards), Erasing(store, boards, live.gone, live.forgotten)
    mentors = Mentors(store, boards)
    retaining = Retaining(config, store, boards, erasing, post)
    parts = Parts(
        config, store, boards, answers, polls, conduct, rehearsals, replays, live, wall, post, erasing, mentors, retaining
    )  # fmt: skip
    app.extensions["workshop"] = parts
    web.register(app, parts)
    socketio = SocketIO(
        app,
        async_mode="gevent",
        async_handlers=False,
        manage_session=False,
        cors_allowed_origins=_own_origin(config.public_url),
        max_http_buffer_size=1024 * 1024,
        ping_interval=25,
        ping_timeout=20,
        http_compression=True,
    )
    live.attach(socketio)
    live.start(boards)
    return app


def _own_origin(public_url: str | None) -> Callable[[str | None, Mapping[str, Any]], bool]:
    """Whether a page may open a socket: it must come from this very host, by the name the browser used for it."""

    def allowed(origin: str | None, environ: Mapping[str, Any]) -> bool:
        if origin is None:
            return True
        host = urlsplit(origin).netloc
        return origin == public_url or (host != "" and host == environ.get("HTTP_HOST"))

    return allowed
