"""The wall: the page on which all team boards are seen at once, what it asks, and attending to a call for help."""

import hashlib

import msgspec
from flask import Blueprint, Response, render_template, request

from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS, Role
from workshop.core.rule import Command
from workshop.parts import parts
from workshop.rights import opened, viewer
from workshop.store.ids import new_id
from workshop.web import identity, language, problems
from workshop.web.api import answer
from workshop.web.shapes import Attended

WATCHERS = frozenset({Role.FACILITATOR, Role.MENTOR, Role.OBSERVER})
NO_TEAM = "There is no such team in this workshop; reload the page."
NOT_SEQS = "Say since which entries you ask, as board:seq with commas between them."

blueprint = Blueprint("wall", __name__)


@blueprint.get("/s/<id>/wall")
def page(id: str) -> str:
    session, person = identity.enter_session(request, parts().store, id, WATCHERS)
    language.suggest(person.language)
    told = {
        "session": session.id,
        "board": session.board,
        "title": session.title,
        "words": language.words_url(language.now()),
        "role": person.role,
    }
    return render_template("session/wall.html", page=told, session=session, facilitates=person.role in FACILITATORS)


@blueprint.get("/api/v1/sessions/<id>/wall")
def wall(id: str) -> Response:
    """304 for whoever has it as it is now, but for the time: two screens ask every other second."""
    session, person = identity.enter_session(request, parts().store, id, WATCHERS)
    since, mine = _since(request.args.get("since", "")), opened(parts().store, person, session)
    now, told = parts().wall.told(session, person, since, mine)
    body = msgspec.json.encode(told)
    response = answer(body[:-1] + b',"now":%d}' % now)
    response.set_etag(hashlib.blake2s(body, digest_size=12).hexdigest())
    response.headers["Cache-Control"] = "private, no-cache"
    conditional = response.make_conditional(request)
    assert isinstance(conditional, Response)
    return conditional


@blueprint.get("/api/v1/sessions/<id>/count")
def count(id: str) -> Response:
    session, person = identity.enter_session(request, parts().store, id, WATCHERS)
    return answer(msgspec.json.encode(parts().wall.count(session, person, opened(parts().store, person, session))))


@blueprint.post("/api/v1/sessions/<id>/attend")
def attend(id: str) -> Response:
    """Take down somebody's call for help: a facilitator has come."""
    session, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    asked = clean(Attended, problems.sent_json())
    if asked.board not in session.boards:
        raise Refused("unknown_board", NO_TEAM, "board")
    seen_by = viewer(parts().store, person, asked.board)
    assert seen_by is not None
    args = {"sort": "help", "person": asked.person}
    done = parts().boards.act(asked.board, seen_by, [Command(new_id(), "signal.lower", args)])
    return answer(msgspec.json.encode({"seq": done.seq}))


def _since(asked: str) -> dict[str, int]:
    """The seqs that are known, from board:seq,board:seq."""
    found = {}
    for pair in filter(None, asked.split(",")):
        board, _, seq = pair.partition(":")
        if not (seq.isascii() and seq.isdecimal() and len(seq) < 10):
            raise Refused("bad_args", NOT_SEQS, "since")
        found[board] = int(seq)
    return found
