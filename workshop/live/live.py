"""The live edge: takes events from Socket.IO connections, answers each, and seats people at boards."""

import logging
from collections.abc import Callable, Iterable, Mapping
from math import inf
from time import monotonic
from typing import Any

import gevent
import msgspec
import structlog
from flask_socketio import SocketIO

from workshop import metrics
from workshop.act import Answer
from workshop.boards import Boards
from workshop.config import Config
from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS, WRITERS, Role
from workshop.core.sight import Viewer
from workshop.live import wire
from workshop.live.announce import Hall, Table
from workshop.live.doorbell import Doorbell
from workshop.live.frames import Message, answer, event
from workshop.live.limits import Buckets
from workshop.live.presence import TICK, State
from workshop.live.seat import Seat, Visitor
from workshop.live.websocket import WebSocket, hang_in
from workshop.live.whereabouts import Whereabouts
from workshop.objects import RULES
from workshop.objects.anything import GONE
from workshop.objects.together import weight
from workshop.rights import host, signed_in
from workshop.rights import viewer as viewer_of
from workshop.store import Store
from workshop.store.db import Unavailable
from workshop.store.ids import now_ms
from workshop.store.people import Person
from workshop.words import say

log = structlog.get_logger()
encode = msgspec.json.Encoder().encode

NO_BOARD = "This board doesn't exist or isn't open to you; check the code and join again."
OPEN_FIRST = "Open the board first; reload the page."
TOO_FAST = "That was very quick; wait a moment, it is sent again."
BROKEN = "The server can't answer right now; it is tried again."
NONSENSE = "This page sent something the server can't read; reload it."

NOT_YOURS = "Your role here doesn't allow this; ask the facilitator."
HERE = ("at", "drag", "editing", "view", "follow", "unsent")
SIGNED_OUT = "You have signed out in this browser; sign in again to go on."
GRACE = 120.0
"""Seconds in which a page sends what waits for the board that its person was moved away from."""

Identify = Callable[[Mapping[str, Any], Any], tuple[dict[str, str], Person | None, object]]
"""From a connection's WSGI environ and its `auth` to (guests by session, administrator, what is kept of an account)."""


class Live:
    """Everything about connections. Made first; `start` gives it the boards."""

    def __init__(self, config: Config, store: Store, identify: Identify) -> None:
        self.hall = Hall(self._names)
        self._config, self._store, self._identify = config, store, identify
        limits = config.limits
        self._acts = Buckets(limits.commands_per_second, max(limits.commands_burst, limits.commands_per_second))
        self._heres = Buckets(limits.here_per_second * 2, limits.here_per_second * 4)
        self._opens = Buckets(10, 100)
        self._gathers = Buckets(0.5, 3)
        self._pushes = Buckets(0.5, 6)
        self._visitors: dict[str, Visitor] = {}
        self._abouts: dict[str, tuple[float, dict[str, Any]]] = {}
        self._bell = Doorbell(config.redis_url, self._heard) if config.redis_url else None
        self._presence_due = False
        self._whereabouts = Whereabouts()
        self.arrived: Callable[[str, str], None] = lambda board, person: None
        """Hears which participant has opened which board."""
        WebSocket.outbox_limit = limits.outbox_bytes

    def start(self, boards: Boards) -> None:
        self._boards = boards
        if self._bell:
            self._bell.start()
        self._looking = gevent.spawn(self._look_around)

    def _names(self, people: Iterable[str]) -> dict[str, str]:
        """What people are called; nothing while the database is away, for what happened is told all the same."""
        try:
            return self._boards.names(people)
        except Unavailable as error:
            log.warning("can't look names up", reason=str(error))
            return {}

    def ring(self, board: str, seq: int) -> None:
        if self._bell:
            self._bell.ring(board, seq)

    @property
    def bell_connected(self) -> bool | None:
        """Whether Redis answers; None when there is none."""
        return None if self._bell is None else self._bell.connected

    @property
    def events(self) -> dict[str, type]:
        """What clients may emit, and the shape of each payload."""
        return {name: shape for name, (_, shape) in EVENTS.items()}

    def attach(self, socketio: SocketIO) -> None:
        """Take over the events of the default namespace; RuntimeError when the WebSocket can't be hung in."""
        server = socketio.server
        if not hang_in(server.eio):
            raise RuntimeError("python-engineio has changed: the WebSocket class can't be hung in; see dependencies")
        for name in ("engineio.server", "socketio.server"):
            logging.getLogger(name).addFilter(_one_line)
        server.on("connect", self._connect)
        server.on("disconnect", self._disconnect)
        self._server = server
        server.eio.on("message", self._receive)
        server.eio.disconnect = self._drop
        WebSocket.receive = self._receive

    def gone(self, person: str, code: str, text: str) -> None:
        """Tell somebody's open boards, on all processes, that their place there has changed, and take it from them."""
        self._dismiss(person, code, text)
        if self._bell:
            self._bell.dismiss(person, code, text)

    def there(self, boards: Iterable[str]) -> dict[str, list[State]]:
        """Who is at these boards, on all processes, and what they tell of themselves."""
        return {board: self._there(board) for board in boards}

    def _there(self, board: str) -> list[State]:
        table = self.hall.get(board)
        found = {str(state["person"]): state for state in self._whereabouts.at(board)}
        found.update({str(state["person"]): state for state in (table.presence.of_this_process() if table else ())})
        return list(found.values())

    def unseen(self, people: Iterable[str], boards: Iterable[str]) -> float:
        """Seconds since the last of these people was at one of the boards; 0 while somebody is."""
        wanted = set(people)
        here = {state["person"] for states in self.there(boards).values() for state in states}
        return 0.0 if wanted & here else min(map(self._whereabouts.unseen, wanted), default=inf)

    def named(self, person: str, name: str) -> None:
        """Tell everybody, on all processes, what somebody is called now, or that something else of them has changed."""
        self._name(person, name)
        if self._bell:
            self._bell.named(person, name)

    def signed_out(self, browser: str) -> None:
        """Take from a browser, on all processes, what it has open for the account that it was signed in to."""
        self._sign_out(browser)
        if self._bell:
            self._bell.signed_out(browser)

    def _sign_out(self, browser: str) -> None:
        for visitor in list(self._visitors.values()):
            if isinstance(visitor.account, list) and visitor.account[2:] == [browser]:
                visitor.account = None
                for seat in list(visitor.seats.values()):
                    if self._person(visitor, seat.board) is None:
                        self._see_out(seat, "gone", SIGNED_OUT)

    def forgotten(self, people: list[str]) -> None:
        """Let all processes forget what some people were called."""
        self._boards.forget_people(people)
        if self._bell:
            self._bell.forgotten(people)

    def _name(self, person: str, name: str) -> None:
        self._boards.rename(person, name)
        for seat in self.hall.seats():
            if seat.person == person:
                seat.name = name
                seat.write(event(b"you", encode({"board": seat.board, "name": name})))
                self.hall.table(seat.board).presence.rename(person, name)
                self._presence_soon()

    def _dismiss(self, person: str, code: str, text: str) -> None:
        for seat in [seat for seat in self.hall.seats() if seat.viewer.person == person]:
            self._see_out(seat, code, text)

    def _see_out(self, seat: Seat, code: str, text: str) -> None:
        said = say(Refused(code, text), seat.visitor.language)
        seat.write(event(b"gone", encode({"board": seat.board, "code": code, "text": said})))
        self._leave(seat)

    def here(self, board: str) -> set[str]:
        """Who has a board open, on all processes."""
        return {str(state["person"]) for state in self._there(board)}

    def moved(self, person: str, from_board: str, to_board: str) -> None:
        """Tell somebody's open pages, on all processes, that their place is at another board now."""
        self._move(person, from_board, to_board)
        if self._bell:
            self._bell.move(person, from_board, to_board)

    def _move(self, person: str, board: str, to: str) -> None:
        table = self.hall.get(board)
        for seat in [seat for seat in table.seats if seat.person == person] if table else ():
            seat.write(event(b"moved", encode({"board": board, "to": to})))
            gevent.spawn_later(GRACE, self._outstayed, seat)

    def _outstayed(self, seat: Seat) -> None:
        """Take a seat from whoever may no longer have it."""
        person = self._person(seat.visitor, seat.board) if seat.visitor.seats.get(seat.board) is seat else None
        if person is not None and viewer_of(self._store, person, seat.board) is None:
            self._see_out(seat, "unknown_board", NO_BOARD)

    def simulate(self, board: str, people: list[dict[str, Any]], left: list[str]) -> None:
        """Show simulated people at a board, on all processes, as if they were on another one."""
        self._heard({"board": board, "process": "rehearsal", "people": people, "left": left})
        if self._bell:
            self._bell.tell(board, people, left)

    def close(self) -> None:
        """Let everybody go and look at the log no more, for the server stops; their pages come back by themselves."""
        self._looking.kill(block=False)
        for visitor in list(self._visitors.values()):
            visitor.link.close(wait=False, abort=True)
            wire = getattr(visitor.link, "wire", None)
            if wire is not None:
                wire.close(1001)

    def _connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> bool:
        guests, administrator, account = self._identify(environ, auth)
        environ.clear()  # it would stay as long as the connection
        link = self._server.eio.sockets[self._server.manager.eio_sid_from_sid(sid, "/")]
        self._forget(link.sid)
        self._visitors[link.sid] = Visitor(link, guests, administrator, account)
        metrics.CONNECTIONS.set(len(self._visitors))
        return True

    def _disconnect(self, sid: str, reason: Any = None) -> None:
        self._forget(self._server.manager.eio_sid_from_sid(sid, "/"))
        metrics.CONNECTIONS.set(len(self._visitors))

    def _forget(self, link: str) -> None:
        visitor = self._visitors.pop(link, None)
        if visitor is not None:
            for seat in list(visitor.seats.values()):
                self._leave(seat)

    def _receive(self, link: str, data: Any) -> None:
        """One Socket.IO packet: events are ours, coming and going is the library's, and the rest makes no sense and
        ends the connection; binary events would reach handlers by any name."""
        visitor = self._visitors.get(link)
        try:
            if isinstance(data, str) and data.startswith("2") and visitor is not None:
                self._event(visitor, data)
            elif isinstance(data, str) and data.startswith(("0", "1")):
                self._server._handle_eio_message(link, data)
            else:
                raise ValueError("not a packet of this protocol")
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
            log.info("packet not understood", reason=f"{type(error).__name__}: {error}"[:200])
            self._drop(link)

    def _event(self, visitor: Visitor, data: str) -> None:
        at = 1
        while data[at : at + 1].isdecimal() and at < 20:
            at += 1
        ack = int(data[1:at]) if at > 1 else None

        def reply(said: Mapping[str, Any]) -> None:
            if ack is not None:
                visitor.write(answer(ack, encode(said)))

        try:
            if len(data) > self._config.limits.act_bytes:
                raise Refused("too_big", wire.TOO_BIG)
            match wire.decode(data[at:]):
                case [str(name), payload, *_] if name in EVENTS:
                    handler, shape = EVENTS[name]
                    handler(self, visitor, clean(shape, payload), reply, len(data))
                case _:
                    raise Refused("bad_args", NONSENSE)
        except Refused as refused:
            reply(_said(refused, visitor.language))
        except Unavailable as error:
            log.error("store unavailable", reason=str(error))
            reply(_said(Refused("busy", BROKEN, retry_ms=1000), visitor.language))
        except ValueError:
            reply(_said(Refused("bad_args", NONSENSE), visitor.language))
        except Exception:
            log.exception("an event failed")
            reply(_said(Refused("busy", BROKEN, retry_ms=1000), visitor.language))

    def _drop(self, link: str) -> None:
        """End a connection at once; engineio's own way waits until all that is queued is read, which may be never."""
        there = self._server.eio.sockets.get(link)
        if there is not None:
            there.close(wait=False, abort=True)

    def _open(self, visitor: Visitor, args: wire.Open, reply: "Reply", size: int) -> None:
        _hold(self._opens, visitor.key)
        person = self._person(visitor, args.board)
        viewer = viewer_of(self._store, person, args.board) if person else None
        if person is None or viewer is None:
            raise Refused("unknown_board", NO_BOARD)
        visitor.language = person.language
        self._close_seat(visitor, args.board)
        seat = Seat(visitor, args.board, viewer, person.name, 0)
        first = self.hall.get(args.board) is None

        def sit(seq: int) -> None:
            seat.seq = seq
            visitor.seats[args.board] = seat
            self.hall.table(args.board).join(seat)
            self.hall.table(args.board).presence.join(viewer.person, seat.name)

        seq, told = self._boards.opening(args.board, viewer, args.since, sit)
        if self._visitors.get(visitor.link.sid) is not visitor:
            self._leave(seat)  # the connection ended before it sat
        table = self.hall.get(args.board)
        if table is None or seat not in table.seats:
            return  # the connection ended meanwhile
        self._presence_soon()
        if first and self._bell:
            self._bell.ask(args.board)
        reply(
            {
                "ok": True,
                "seq": seq,
                "person": person.id,
                "role": viewer.role,
                **_with_team(self._about(args.board), person),
                "now": now_ms(),
                "people": table.presence.now(self._visible(args.board)),
                **told,
            }
        )
        seat.release()
        if viewer.role is Role.PARTICIPANT:
            self.arrived(args.board, person.id)

    def _about(self, board: str) -> dict[str, Any]:
        """The board's title and its session's, read anew each ten seconds: a whole room opens within one."""
        known = self._abouts.get(board)
        if known is None or known[0] < monotonic():
            row = self._store.boards.get(board)
            session = self._store.sessions.get(row.session) if row else None
            told = session and {
                "id": session.id, "title": session.title, "code": session.code, "board": session.board
            }  # fmt: skip
            known = self._abouts[board] = (monotonic() + 10, {"title": row.title if row else "", "session": told})
        return known[1]

    def _act(self, visitor: Visitor, args: wire.Act, reply: "Reply", size: int) -> None:
        seat = _seat(visitor, args.board)
        limits = self._config.limits
        commands = wire.commands(args, limits.act_commands, limits.command_bytes, size)
        _hold(self._acts, seat.viewer.person, sum(weight(command, RULES) for command in commands))

        def done(outcome: Answer | Refused) -> None:
            if isinstance(outcome, Refused):
                reply(_said(outcome, visitor.language))
            else:
                reply({"ok": True, "seq": outcome.seq, **outcome.facts})

        self._boards.submit(args.board, seat.viewer, commands, done)

    def _here(self, visitor: Visitor, args: wire.Here, reply: "Reply", size: int) -> None:
        seat = _seat(visitor, args.board)
        _hold(self._heres, seat.viewer.person)
        state = {name: value for name in HERE if (value := getattr(args, name)) is not None}
        self.hall.table(args.board).presence.update(seat.viewer.person, state)
        self._presence_soon()
        reply({"ok": True})

    def _gather(self, visitor: Visitor, args: wire.Gather, reply: "Reply", size: int) -> None:
        seat = _seat(visitor, args.board)
        if seat.viewer.role not in FACILITATORS:
            raise Refused("not_allowed", NOT_YOURS)
        _hold(self._gathers, seat.viewer.person)
        call: dict[str, Any] = {"person": seat.viewer.person, "view": args.view}
        boards = [args.board]
        if args.to is not None:
            boards, call["to"] = self._neighbours(args.board, args.to), args.to
        for board in boards:
            self._bring(board, call)
            if self._bell:
                self._bell.gather(board, call)
        reply({"ok": True})

    def _neighbours(self, board: str, to: str) -> list[str]:
        """All boards of a session, when both are among them."""
        row, there = self._store.boards.get(board), self._store.boards.get(to)
        if row is None or there is None or row.session != there.session:
            raise Refused("unknown_board", NO_BOARD, "to")
        return [each.id for each in self._store.boards.of(row.session)]

    def _bring(self, board: str, call: dict[str, Any]) -> None:
        """Tell everybody of this process but who called where to look; of another board only those who may open it."""
        table = self.hall.get(board)
        if table is not None:
            message = event(b"gather", encode({"board": board, **call}))
            may = self._welcome(board, call.get("to", board))
            for seat in list(table.seats):
                if seat.person != call["person"] and (seat.role != Role.PARTICIPANT or may(seat.person)):
                    seat.write(message)

    def _welcome(self, board: str, to: str) -> Callable[[str], bool]:
        """Which participants at a board may go to that other one."""
        row = self._store.boards.get(to)
        if to == board or row is None or not row.team:
            return lambda person: True
        team = {person.id for person in self._store.people.of(row.session) if person.team == to}
        return team.__contains__

    def _push(self, visitor: Visitor, args: wire.Push, reply: "Reply", size: int) -> None:
        seat = _seat(visitor, args.board)
        if seat.viewer.role not in WRITERS:
            raise Refused("not_allowed", NOT_YOURS)
        _hold(self._pushes, seat.viewer.person)
        if self._boards.room(args.board).lens.see(args.factor, seat.viewer) is None:
            raise Refused("gone", GONE, "factor")
        push = {"person": seat.viewer.person, "factor": args.factor, "way": args.way}
        self._pass_push(args.board, push)
        if self._bell:
            self._bell.push(args.board, push)
        reply({"ok": True})

    def _pass_push(self, board: str, push: dict[str, Any]) -> None:
        """Tell everybody of this process who sees the factor, also who pushed it: all watch the same."""
        table = self.hall.get(board)
        if table is not None:
            lens = self._boards.room(board).lens
            message = event(b"push", encode({"board": board, **push}))
            for seat in list(table.seats):
                if lens.see(push["factor"], seat.viewer) is not None:
                    seat.write(message)

    def _close(self, visitor: Visitor, args: wire.Close, reply: "Reply", size: int) -> None:
        self._close_seat(visitor, args.board)
        reply({"ok": True})

    def _close_seat(self, visitor: Visitor, board: str) -> None:
        seat = visitor.seats.get(board)
        if seat is not None:
            self._leave(seat)

    def _leave(self, seat: Seat) -> None:
        seat.visitor.seats.pop(seat.board, None)
        table = self.hall.get(seat.board)
        if table is not None and seat in table.seats:
            table.presence.leave(seat.viewer.person)
            self._whereabouts.leave(seat.viewer.person)
            self._tell_others(table)
            self.hall.leave(seat)
            self._presence_soon()

    def _person(self, visitor: Visitor, board: str) -> Person | None:
        if visitor.administrator is not None:
            return visitor.administrator
        row = self._store.boards.get(board)
        if row is None:
            return None
        account = signed_in(self._store, visitor.account) if visitor.account else None
        guest = visitor.guests.get(row.session)
        return (host(self._store, row.session, account) if account else None) or (
            self._store.people.get(guest) if guest else None
        )

    def _visible(self, board: str) -> Callable[[str], bool]:
        """Whether everybody may see a record and its author: only then others are told who drags or writes it."""
        lens = self._boards.room(board).lens
        stranger = Viewer("", Role.PARTICIPANT)
        told = lens.signed
        self.hall.table(board).presence.discreet = lens.anonymous
        return lambda id: (
            not lens.personal() if lens.board.get(id) is None else told(id) and lens.see(id, stranger) is not None
        )

    def _presence_soon(self) -> None:
        if not self._presence_due:
            self._presence_due = True
            gevent.spawn_later(TICK, self._tell_presence)

    def _tell_presence(self) -> None:
        self._presence_due = False
        for table in self.hall.tables():
            if table.presence.pending:
                self._tell_others(table)
                visible = self._visible(table.board)
                people, left = table.presence.news(visible)
                if people or left:
                    message = _people(table, people, left)
                    for seat in list(table.seats):
                        seat.write(message)
                for person, state in table.presence.views(visible).items():
                    message = _people(table, [state], [])
                    for seat in list(table.seats):
                        if table.presence.follows(seat.person) == person:
                            seat.write(message)

    def _tell_others(self, table: Table) -> None:
        people, left = table.presence.news_for_others()
        if self._bell and (people or left):
            self._bell.tell(table.board, people, left)

    def _heard(self, message: dict[str, Any]) -> None:
        """Another process has rung: a board has grown, its people have changed, or somebody's place has."""
        if "person" in message:
            self._dismiss(str(message["person"]), str(message["code"]), str(message["text"]))
        elif "forgotten" in message:
            self._boards.forget_people(map(str, message["forgotten"]))
        elif "out" in message:
            self._sign_out(str(message["out"]))
        elif "named" in message:
            self._name(str(message["named"]), str(message["name"]))
        else:
            self._heard_of_board(str(message.get("board")), message)

    def _heard_of_board(self, board: str, message: dict[str, Any]) -> None:
        if "seq" in message:
            gevent.spawn(self._read_on, board)
        table = self.hall.get(board)
        if "people" in message:
            self._whereabouts.hear(str(message["process"]), board, message["people"], message["left"])
        if table is not None and "people" in message:
            table.presence.hear(str(message["process"]), message["people"], message["left"])
            self._presence_soon()
        if "gather" in message:
            gevent.spawn(self._bring, board, message["gather"])
        if "moved" in message:
            self._move(str(message["moved"]), board, str(message["to"]))
        if "push" in message:
            self._pass_push(board, message["push"])
        if table is not None and self._bell and "ask" in message:
            self._bell.tell(board, table.presence.of_this_process(), [])

    def _read_on(self, board: str) -> None:
        try:
            self._boards.rung(board)
        except Unavailable as error:
            log.warning("can't look at the log", reason=str(error))  # it is looked at again within seconds

    def _look_around(self) -> None:
        """Each second (each five while the bell works): whatever a lost ring or another tool has left unsaid."""
        turn = 0
        while True:
            gevent.sleep(1)
            turn += 1
            if self.bell_connected and turn % 5:
                continue
            try:
                self._boards.look_around()
            except Unavailable as error:
                log.warning("can't look at the log", reason=str(error))
            self._whereabouts.forget_the_silent()
            for table in self.hall.tables():
                table.presence.forget_the_silent()
                if self._bell and turn % 10 == 0:
                    self._bell.tell(table.board, table.presence.of_this_process(), [])


Reply = Callable[[Mapping[str, Any]], None]

EVENTS: dict[str, tuple[Callable[..., None], type]] = {
    "open": (Live._open, wire.Open),
    "act": (Live._act, wire.Act),
    "here": (Live._here, wire.Here),
    "gather": (Live._gather, wire.Gather),
    "push": (Live._push, wire.Push),
    "close": (Live._close, wire.Close),
}


def _with_team(about: dict[str, Any], person: Person) -> dict[str, Any]:
    session = about["session"]
    return {**about, "session": session and {**session, "team": person.team}}


def _people(table: Table, people: list[dict[str, Any]], left: list[str]) -> Message:
    return event(b"people", encode({"board": table.board, "people": people, "left": left}))


def _seat(visitor: Visitor, board: str) -> Seat:
    seat = visitor.seats.get(board)
    if seat is None:
        raise Refused("unknown_board", OPEN_FIRST)
    return seat


def _hold(buckets: Buckets, person: str, tokens: int = 1) -> None:
    wait = buckets.take(person, tokens)
    if wait:
        raise Refused("too_fast", TOO_FAST, retry_ms=wait)


def _said(refused: Refused, language: str) -> dict[str, Any]:
    """A refusal as the wire tells it."""
    said: dict[str, Any] = {"ok": False, "code": refused.code, "text": say(refused, language)}
    if refused.field is not None:
        said["field"] = refused.field
    if "retry_ms" in refused.facts:
        said["retry_ms"] = refused.facts["retry_ms"]
    elif refused.code == "busy":
        said["retry_ms"] = 1000
    return said


def _one_line(record: logging.LogRecord) -> bool:
    """What a hostile client makes the libraries complain of is one line in the log, never a traceback."""
    if record.exc_info and record.exc_info[1] is not None:
        record.msg = f"{record.getMessage()} ({type(record.exc_info[1]).__name__})"
        record.args, record.exc_info = (), None
    return True
