"""Every call of the API: the list from which its documents are made, and against which its routes are tested."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from workshop.insights import INSIGHTS, Insight
from workshop.web import shapes
from workshop.web import shapes_of_people as of_people
from workshop.web import shapes_of_review as of_review
from workshop.web import shapes_of_room as of_room

Who = Literal["", "member", "administrator"]


@dataclass(frozen=True)
class Call:
    """One call. `who` may make it: anybody, a member of the session, or an administrator with a token."""

    method: str
    path: str
    about: str
    who: Who = ""
    takes: type | None = None
    answers: type | None = None
    status: int = 200
    query: Mapping[str, str] = field(default_factory=dict)
    file: bool = False
    """Whether it takes a file, as the field `file` of a form or as the body."""


def _asking(insight: Insight) -> Call:
    """The call of an insight, with what may be asked of it."""
    (schema,), found = msgspec.json.schema_components([insight.params], ref_template="{name}")
    query = {name: about["description"] for name, about in found[schema["$ref"]]["properties"].items()}
    path = f"/api/v1/boards/{{board}}/insights/{insight.name}"
    return Call("GET", path, insight.about, "member", answers=insight.answers, query=query)


CALLS = (
    Call("POST", "/join", "Be a guest of a session in this browser.", takes=shapes.Join, answers=shapes.Joined),
    Call("GET", "/api/v1/codes/{code}", "The workshop behind a join code.", answers=shapes.NamedCode),
    Call(
        "POST", "/api/v1/sessions", "Make a session with its boards.", "administrator",
        takes=shapes.NewSession, answers=shapes.SessionMade, status=201,
    ),
    Call("GET", "/api/v1/sessions/{id}/agenda", "The steps of a workshop; answers 304 to a known ETag.", "member",
         answers=shapes.AgendaSeen),
    Call("GET", "/api/v1/sessions/{id}", "A session, and who you are in it.", "member", answers=of_people.SessionSeen),
    Call("PATCH", "/api/v1/sessions/{id}/me", "Another name for yourself, or another team where people choose theirs.",
         "member", takes=of_people.PersonSet, answers=of_people.SessionSeen),
    Call("GET", "/api/v1/sessions/{id}/people", "Everybody of a session, for facilitators.", "member",
         answers=of_people.People),
    Call("PATCH", "/api/v1/sessions/{id}/people/{person}", "Change somebody's name, team or role, for facilitators.",
         "member", takes=of_people.PersonSet, answers=of_people.People),
    Call("DELETE", "/api/v1/sessions/{id}/people/{person}", "Take somebody out of a session, for facilitators.", "member",
         answers=of_people.People, query={"notes": "go: what they wrote goes too, which can be undone; else it stays."}),
    Call("POST", "/api/v1/sessions/{id}/pass", "Let somebody else lead, for facilitators.", "member",
         takes=of_people.Pass, answers=of_people.SessionSeen),
    Call("POST", "/api/v1/sessions/{id}/take-over",
         "Lead a room that no facilitator has been in for half a minute, for stand-ins.", "member",
         answers=of_people.SessionSeen),
    Call("GET", "/api/v1/sessions/{id}/device", "Who else has been on this device.", "member", answers=of_people.Device),
    Call("POST", "/api/v1/sessions/{id}/hand-over", "Be another person on this device.", "member",
         takes=of_people.HandOver, answers=of_people.SessionSeen),
    Call("GET", "/api/v1/sessions/{id}/lobby", "The room as those see it who wait for it or have just come.", "member",
         answers=of_people.LobbySeen),
    Call("POST", "/api/v1/sessions/{id}/teams", "More teams, for facilitators.", "member",
         takes=of_people.NewTeams, answers=of_people.Teams, status=201),
    Call("PATCH", "/api/v1/sessions/{id}/teams/{board}", "Another name for a team, for facilitators.", "member",
         takes=of_people.TeamSet, answers=of_people.Teams),
    Call("POST", "/api/v1/sessions/{id}/draw", "Draw people into teams evenly, for facilitators.", "member",
         takes=of_people.Draw, answers=of_people.Teams),
    Call("PATCH", "/api/v1/sessions/{id}", "Change what a workshop says of itself; for its facilitators.", "member",
         takes=shapes.SessionSet, answers=shapes.Notice),
    Call("GET", "/api/v1/notice", "What people would read about their data.", answers=shapes.Notice,
         query={
             "purpose": "What the data is for.",
             "basis": "consent, public_task, legitimate, research or contract.",
             "keep_days": "30, 90, 365 or 730.",
             "children": "1 where children take part.",
             "language": "pt-BR, es or en.",
         }),
    Call("GET", "/api/v1/sessions/{id}/conduct",
         "How it stands in all boards of a session, for its facilitators; answers 304 to a known ETag.", "member",
         answers=of_room.Conducted),
    Call("POST", "/api/v1/sessions/{id}/conduct", "Move the whole room; for its facilitators.", "member",
         takes=of_room.Conducting),
    Call("GET", "/api/v1/sessions/{id}/lead", "Whether you may take the room over now, for stand-ins.", "member",
         answers=of_room.Lead),
    Call("GET", "/api/v1/boards/{board}/recent", "The last changes of a board, for facilitators.", "member",
         answers=of_room.Recent),
    Call("GET", "/api/v1/boards/{board}/replay",
         "The story of a board as you may read it now; answers 304 to a known ETag.", "member", answers=shapes.Replay,
         query={
             "since": "Only entries after this one.",
             "sign": "The `sign` under which those before were told: where it is another one now, all are told anew.",
         }),
    Call("GET", "/api/v1/boards/{board}/versions", "The moments of a board that one can go back to.", "member",
         answers=shapes.Versions),
    Call("POST", "/api/v1/boards/{board}/versions", "Name a moment, for facilitators and mentors.", "member",
         takes=shapes.NewVersion, answers=shapes.Versions, status=201),
    Call("DELETE", "/api/v1/boards/{board}/versions/{id}",
         "Take a name away, for facilitators and for who gave it.", "member", answers=shapes.Versions),
    Call("GET", "/api/v1/boards/{board}/compare", "What is different between two moments of a board.", "member",
         answers=shapes.Compared,
         query={
             "from": "The entry after which the first of them is; the beginning when left out.",
             "to": "The entry after which the other one is; now when left out.",
         }),
    Call("POST", "/api/v1/boards/{board}/recent",
         "Take back everything since a moment, as far as nothing newer stands in the way; for facilitators.", "member",
         takes=of_room.PutBack, answers=of_room.Restored),
    Call("GET", "/api/v1/boards/{id}", "A board as you see it; answers 304 to a known ETag.", "member",
         answers=shapes.BoardSeen),
    Call("GET", "/api/v1/boards/{id}/entries", "Entries as you may see them.", "member",
         answers=shapes.Entries, query={"since": "The seq after which they begin; 0 when left out."}),
    Call("GET", "/api/v1/boards/{board}/export/{name}",
         "The board as a file, as you see it: csv, xlsx, json, graphml, svg or png.", "member",
         query={"poll": "With pabulib, which holds one vote on a budget: which one; else the newest."}),
    Call("POST", "/api/v1/boards/{board}/import/{name}",
         "A csv or pabulib file in, as the field file of a form or as the body; all that can be read of it or nothing.",
         "member",
         answers=shapes.Imported, file=True,
         query={
             "preview": "1: only answer the columns, the first rows and their number.",
             "text": "The column with the text of the notes, by name or by number from 1.",
             "color": "A column that colours the notes.",
             "frame": "A column whose values become frames.",
         }),
    Call("POST", "/api/v1/boards/{board}/files",
         "A picture in, JPEG, PNG, WebP or GIF, as the field file of a form or as the body.", "member",
         answers=shapes.PictureKept, status=201, file=True),
    Call("GET", "/api/v1/boards/{board}/files/{file}", "A picture that you see on the board.", "member"),
    Call("GET", "/api/v1/boards/{board}/changed", "What is different on a board since your last visit, for accounts.",
         "member", answers=of_review.ChangedSeen),
    Call("POST", "/api/v1/boards/{board}/visit", "Keep until which entry you have seen a board, for accounts.", "member",
         takes=of_review.Visiting, answers=of_review.Visited),
    Call("GET", "/api/v1/boards/{board}/people", "Who can be mentioned in a comment.", "member", answers=of_people.AtHand),
    Call("POST", "/api/v1/boards/{board}/titles", "The title of a web page, asked for by the server.", "member",
         takes=shapes.TitleAsked, answers=shapes.TitleFound),
    Call("GET", "/api/v1/boards/{board}/polls/{poll}",
         "A vote as you may see it: your own ballot, and the tally once it may be seen; answers 304 to a known ETag.",
         "member", answers=shapes.PollSeen),
    Call("GET", "/api/v1/sessions/{id}/wall",
         "All teams' boards small, for facilitators, mentors and observers; answers 304 to a known ETag.", "member",
         answers=shapes.WallSeen,
         query={"since": "board:seq,board:seq of what is known: those boards tell their things only once they changed."}),
    Call("GET", "/api/v1/sessions/{id}/count", "How much has been written on all boards, for the same people.",
         "member", answers=shapes.Counted),
    Call("POST", "/api/v1/sessions/{id}/attend", "Take down somebody's call for help; for facilitators.", "member",
         takes=shapes.Attended, answers=shapes.Taken),
    Call("POST", "/api/v1/sessions/{id}/harvest",
         "Copy notes and groups of a team to the plenary, with their authors; again does nothing twice. For facilitators.",
         "member", takes=shapes.Harvest, answers=shapes.Harvested),
    Call("DELETE", "/api/v1/sessions/{id}/harvest/{seq}", "Take a harvest back; for facilitators.", "member",
         answers=shapes.Taken),
    *map(_asking, INSIGHTS.values()),
    Call("GET", "/words/{language}/methods.json", "The methods for frames and marks, in pt-BR, es or en.",
         answers=shapes.Methods),
    Call("GET", "/words/{language}/kits.json", "The methods with their steps, and agendas, in pt-BR, es or en.",
         answers=shapes.Shelf),
    Call("GET", "/healthz", "Whether this process lives."),
    Call("GET", "/readyz", "Whether it can serve: 503 while its database doesn't answer."),
    Call("GET", "/metrics", "Figures for Prometheus."),
    Call("GET", "/schemas/board.json", "The JSON Schema of a board as a json file."),
    Call("GET", "/api/openapi.json", "This, for programs."),
)  # fmt: skip
