"""A team and its mentors: missions, private notes, and reviews that are given, answered and closed."""

import json
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop import post_to_teams as post
from workshop.core.fields import tidy
from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.rights import host, viewer
from workshop.store.accounts import Account
from workshop.store.ids import now_ms
from workshop.store.mentoring import Mission, Review
from workshop.store.programmes import MENTORING, Programme, Team
from workshop.web import identity, language, links, programmes
from workshop.web.accounts import signed_in
from workshop.web.mentoring import words
from workshop.web.rubric import criteria, scored
from workshop.web.zone import moment, zone

NO_TEAM = "This team doesn't exist or isn't open to you; ask whoever leads the programme."
NOT_A_MENTOR = "Only mentors of this team do that; ask whoever leads the programme."
NOT_OF_IT = "Only the team itself does that; ask somebody of it."
NOT_YOURS = "Only who gave this can change it; ask them."
NO_WORDS = "Write some words first; then it can be sent."
NO_TITLE = "Say in a few words what the team is to do."
NO_DAY = "Choose a day from the calendar, or leave it empty."
GONE = "This is no longer there; open the team's page again."
LONG = "This is longer than {most} characters; shorten it."
TITLE, TEXT = 120, 5_000
MOST_COMMENTS = 30
GIVING = MENTORING | {"lead", "facilitator"}
WORKING = frozenset({"member", "facilitator", "lead"})

blueprint = Blueprint("team_review", __name__, url_prefix="/p/<programme>/teams/<id>/review")


@dataclass(frozen=True)
class Seat:
    """Who asks about which team, and what they may do there."""

    account: Account
    programme: Programme
    team: Team
    roles: frozenset[str]

    @property
    def mentors(self) -> bool:
        return bool(self.roles & MENTORING)

    @property
    def gives(self) -> bool:
        """Whether they may give the team missions."""
        return bool(self.roles & GIVING)

    @property
    def works(self) -> bool:
        """Whether they answer for the team."""
        return bool(self.roles & WORKING)


def enter(programme: str, id: str) -> Seat:
    account, store = signed_in(), parts().store.programmes
    team = store.team(id)
    of = store.get(programme)
    roles = frozenset(store.team_roles(id, account.id)) if team else frozenset()
    if team is None or of is None or team.programme != of.id or team.removed or not roles:
        raise Refused("unknown_page", NO_TEAM)
    language.suggest(of.language)
    return Seat(account, of, team, roles)


@blueprint.get("")
def page(programme: str, id: str) -> str | AnyResponse:
    if identity.account() is None:
        return redirect(url_for("signing.page", next=url_for("team_review.page", programme=programme, id=id)))
    seat = enter(programme, id)
    store = parts().store.mentoring
    note = store.private_notes(seat.account.id, [id]).get(id, "") if seat.mentors else ""
    boards = store.boards([id])
    return render_template(
        "review/team.html", seat=seat, here=programmes.enter(programme),
        missions=store.missions([id]), reviews=visible(seat), note=note, boards=boards,
        titles={each.row.id: each.row.title for each in boards}, names=_names(seat), criteria=criteria(seat.programme),
        scored=scored, said_in=lambda review: _said_in(seat, review), **words(),
    )  # fmt: skip


@blueprint.app_context_processor
def for_pages() -> dict[str, Any]:
    """What a team's page tells of its missions and reviews, to whoever may open it."""
    return {"mentoring_of": _told}


def _told(team: Team) -> dict[str, Any]:
    store = parts().store.mentoring
    return {
        "missions": store.missions([team.id]),
        "reviews": [each for each in store.reviews([team.id]) if each.given is not None],
        "titles": {each.row.id: each.row.title for each in store.boards([team.id])},
        **words(),
    }


def visible(seat: Seat) -> list[Review]:
    """The reviews of a team that somebody may read: those that were given, and their own while they write."""
    found = parts().store.mentoring.reviews([seat.team.id])
    return [each for each in found if each.given is not None or each.account == seat.account.id]


@blueprint.post("/note")
def keep_note(programme: str, id: str) -> AnyResponse:
    seat = _mentor(enter(programme, id))
    parts().store.mentoring.keep_private_note(seat.account.id, id, _text("note"))
    return _back(seat, "note")


@blueprint.post("/missions")
def give_mission(programme: str, id: str) -> AnyResponse:
    seat = enter(programme, id)
    if not seat.gives:
        raise Refused("not_allowed", NOT_A_MENTOR)
    title = _needed(_text("title", TITLE), Refused("bad_args", NO_TITLE, "title"))
    mission = parts().store.mentoring.give_mission(id, seat.account.id, title, _text("about"), _day("due"))
    _mail(seat, post.MISSION, post.members(parts().store, seat.team), title=mission.title)
    return _back(seat, "missions")


@blueprint.post("/missions/<mission>/answer")
def answer_mission(programme: str, id: str, mission: str) -> AnyResponse:
    """What the team says of it, and whether it is done."""
    seat = enter(programme, id)
    found = _mission(seat, mission)
    if not seat.works:
        raise Refused("not_allowed", NOT_OF_IT)
    done = request.form.get("done") == "yes"
    about = {"answer": _text("answer"), "done": (found.done or now_ms()) if done else None}
    parts().store.mentoring.set_mission(found.id, **about)
    if (about["answer"], bool(about["done"])) != (found.answer, bool(found.done)):
        _mail(seat, post.MISSION_DONE if done else post.MISSION_ANSWERED, [found.by], title=found.title)
    return _back(seat, "missions")


@blueprint.post("/missions/<mission>/remove")
def remove_mission(programme: str, id: str, mission: str) -> AnyResponse:
    seat = enter(programme, id)
    found = _mission(seat, mission)
    if found.by != seat.account.id and not seat.roles & {"lead", "facilitator"}:
        raise Refused("not_allowed", NOT_YOURS)
    parts().store.mentoring.remove_mission(found.id)
    return _back(seat, "missions")


@blueprint.get("/of/<board>")
def write(programme: str, id: str, board: str) -> str:
    """The review of a board that a mentor is writing, begun when it is saved first."""
    seat = _mentor(enter(programme, id))
    title = _board(seat, board)
    mine = [each for each in visible(seat) if each.board == board and each.given is None]
    draft = mine[0] if mine else None
    return render_template(
        "review/write.html", seat=seat, board=board, title=title, draft=draft, criteria=criteria(seat.programme),
        scores=json.loads(draft.scores) if draft else {}, chosen=json.loads(draft.comments) if draft else [],
        comments=_own_comments(seat, board), **words(),
    )  # fmt: skip


@blueprint.post("/of/<board>")
def save(programme: str, id: str, board: str) -> AnyResponse:
    """Keep what is written, or give it to the team."""
    seat = _mentor(enter(programme, id))
    title, text = _board(seat, board), _text("text")
    gives = request.form.get("give") == "yes"
    there = {each["id"] for each in _own_comments(seat, board)}
    comments = [one for one in request.form.getlist("comment") if one in there][:MOST_COMMENTS]
    store, seq = parts().store.mentoring, parts().boards.room(board).board.seq
    review = store.begin_review(board, id, seat.account.id, seq)
    scores = {each["id"]: score for each in criteria(seat.programme) if (score := _score(each["id"])) is not None}
    about: dict[str, Any] = {"text": text, "scores": json.dumps(scores), "comments": json.dumps(comments), "seq": seq}
    store.set_review(review.id, **about)
    if gives:
        _needed(text, Refused("bad_args", NO_WORDS, "text"))  # what else was chosen is kept
        store.set_review(review.id, given=now_ms())
        store.visit(seat.account.id, board, seq)
        _mail(seat, post.REVIEW, post.members(parts().store, seat.team), board=title)
    return _back(seat, f"review-{review.id}" if gives else "reviews")


@blueprint.post("/<review>/answer")
def answer(programme: str, id: str, review: str) -> AnyResponse:
    """The team's answer to a review."""
    seat = enter(programme, id)
    found = _given(seat, review)
    if not seat.works:
        raise Refused("not_allowed", NOT_OF_IT)
    if found.closed:
        raise Refused("closed", GONE)
    text = _needed(_text("answer"), Refused("bad_args", NO_WORDS, "answer"))
    parts().store.mentoring.set_review(found.id, answer=text, answered_by=seat.account.id, answered=now_ms())
    _mail(seat, post.REVIEW_ANSWERED, [found.account], board=_board(seat, found.board))
    return _back(seat, f"review-{found.id}")


@blueprint.post("/<review>/close")
def close(programme: str, id: str, review: str) -> AnyResponse:
    """Its mentor has read the answer: the review is over."""
    seat = _mentor(enter(programme, id))
    found = _given(seat, review)
    if found.account != seat.account.id:
        raise Refused("not_allowed", NOT_YOURS)
    if not found.closed:
        parts().store.mentoring.set_review(found.id, closed=now_ms())
        _mail(seat, post.REVIEW_CLOSED, post.members(parts().store, seat.team), board=_board(seat, found.board))
    return _back(seat, f"review-{found.id}")


def _mentor(seat: Seat) -> Seat:
    if not seat.mentors:
        raise Refused("not_allowed", NOT_A_MENTOR)
    return seat


def _mission(seat: Seat, id: str) -> Mission:
    found = parts().store.mentoring.mission(id)
    if found is None or found.team != seat.team.id:
        raise Refused("gone", GONE)
    return found


def _given(seat: Seat, id: str) -> Review:
    found = parts().store.mentoring.review(id)
    if found is None or found.team != seat.team.id or found.given is None:
        raise Refused("gone", GONE)
    return found


def _board(seat: Seat, id: str) -> str:
    """The title of one of the team's boards."""
    row = next((each.row for each in parts().store.mentoring.boards([seat.team.id]) if each.row.id == id), None)
    if row is None:
        raise Refused("unknown_board", identity.NO_BOARD)
    return row.title


def _own_comments(seat: Seat, board: str) -> list[dict[str, Any]]:
    """What a mentor has said on a board and is not settled, to be named in a review."""
    _, _, viewer = identity.enter(request, parts().store, board)
    room = parts().boards.room(board)
    with room.lock:
        own = [each for each in room.board.of("comment").values() if each["by"] == viewer.person and not each.get("done")]
    return sorted(own, key=lambda each: -each["at"])[:MOST_COMMENTS]


def _said_in(seat: Seat, review: Review) -> list[dict[str, Any]]:
    """The comments that a review names, as whoever asks may see them now."""
    ids, row = json.loads(review.comments), parts().store.boards.get(review.board)
    person = host(parts().store, row.session, seat.account) if ids and row else None
    seen_by = viewer(parts().store, person, review.board) if person else None
    if seen_by is None:
        return []
    room = parts().boards.room(review.board)
    with room.lock:
        return [seen for id in ids if (seen := room.lens.see(id, seen_by)) is not None]


def _names(seat: Seat) -> dict[str, str]:
    """What those are called who gave or answered something here."""
    store = parts().store
    ids = {each.by for each in store.mentoring.missions([seat.team.id])}
    for review in store.mentoring.reviews([seat.team.id]):
        ids |= {review.account, review.answered_by or ""}
    return {id: found.name for id in ids if id and (found := store.accounts.get(id))}


def _mail(seat: Seat, letter: post.Letter, to: list[str], **facts: str) -> None:
    link = links.base_url(parts().config) + url_for("team_review.page", programme=seat.programme.id, id=seat.team.id)
    others = [id for id in dict.fromkeys(to) if id != seat.account.id]
    facts |= {"by": seat.account.name, "team": seat.team.name, "link": link}
    post.send(parts().store, parts().post, letter, others, facts)


def _text(name: str, most: int = TEXT) -> str:
    said = tidy(request.form.get(name, "")).strip()
    if len(said) > most:
        raise Refused("too_big", LONG, name, most=most)
    return said


def _needed(text: str, without: Refused) -> str:
    if not text:
        raise without
    return text


def _day(name: str) -> int | None:
    """The end of a day at the clock of whoever asks, in ms."""
    said = request.form.get(name, "")
    if not said:
        return None
    try:
        return moment(said, "23:59", zone(request.form.get("zone")) or UTC)
    except (ValueError, OverflowError):
        raise Refused("bad_args", NO_DAY, name) from None


def _score(id: str) -> int | None:
    said = request.form.get(f"score-{id}", "")
    return int(said) if said in ("1", "2", "3", "4") else None


def _back(seat: Seat, anchor: str) -> AnyResponse:
    return redirect(url_for("team_review.page", programme=seat.programme.id, id=seat.team.id) + f"#{anchor}", 303)
