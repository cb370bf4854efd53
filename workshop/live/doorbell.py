"""The doorbell between processes: "board X has grown" and who is where, over Redis; the entries themselves are
read from the log by every process for its own people."""

import secrets
from collections.abc import Callable
from typing import Any

import gevent
import msgspec
import structlog
from gevent.event import Event

log = structlog.get_logger()

CHANNEL = "workshop:bell"
RETRY = 1.0


class Doorbell:
    """Rings and listens. While Redis is away it keeps trying, and `connected` is False: the log is looked at instead."""

    def __init__(self, url: str, heard: Callable[[dict[str, Any]], None]) -> None:
        import redis  # an extra: only several processes need it

        self.connected = False
        self.process = secrets.token_hex(6)
        self._heard = heard
        self._errors = redis.RedisError
        self._redis = redis.Redis.from_url(url, socket_timeout=5, socket_connect_timeout=2, health_check_interval=15)
        self._rings: dict[str, int] = {}
        self._messages: list[dict[str, Any]] = []
        self._wake = Event()

    def start(self) -> None:
        gevent.spawn(self._send)
        gevent.spawn(self._listen)

    def ring(self, board: str, seq: int) -> None:
        """Tell the other processes that the board has entries up to `seq`."""
        self._rings[board] = seq
        self._wake.set()

    def tell(self, board: str, people: list[dict[str, Any]], left: list[str]) -> None:
        """Tell the other processes who is at the board, and who left it."""
        if self.connected:
            self._messages.append({"board": board, "people": people, "left": left})
            self._wake.set()

    def gather(self, board: str, call: dict[str, Any]) -> None:
        """Have the other processes bring their people to where somebody looks."""
        if self.connected:
            self._messages.append({"board": board, "gather": call})
            self._wake.set()

    def push(self, board: str, push: dict[str, Any]) -> None:
        """Have the other processes tell their people what somebody asks of the map."""
        if self.connected:
            self._messages.append({"board": board, "push": push})
            self._wake.set()

    def ask(self, board: str) -> None:
        """Ask the other processes who is at the board: somebody here is the first to open it."""
        if self.connected:
            self._messages.append({"board": board, "ask": True})
            self._wake.set()

    def named(self, person: str, name: str) -> None:
        """Tell the other processes what somebody is called now."""
        self._messages.append({"named": person, "name": name})
        self._wake.set()

    def forgotten(self, people: list[str]) -> None:
        """Tell the other processes that some people are not kept any more."""
        self._messages.append({"forgotten": people})
        self._wake.set()

    def signed_out(self, browser: str) -> None:
        """Tell the other processes that a browser acts for no account any more."""
        self._messages.append({"out": browser})
        self._wake.set()

    def dismiss(self, person: str, code: str, text: str) -> None:
        """Tell the other processes that somebody's place at their boards has changed."""
        self._messages.append({"person": person, "code": code, "text": text})
        self._wake.set()

    def move(self, person: str, board: str, to: str) -> None:
        """Tell the other processes that somebody's place is at another board now."""
        self._messages.append({"moved": person, "board": board, "to": to})
        self._wake.set()

    def _send(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            rings, self._rings = self._rings, {}
            messages, self._messages = self._messages, []
            out = [*messages, *({"board": board, "seq": seq} for board, seq in rings.items())]
            try:
                for message in out:
                    self._redis.publish(CHANNEL, msgspec.json.encode({**message, "process": self.process}))
            except (self._errors, OSError):
                gevent.sleep(RETRY)  # whoever missed the ring looks at the log by itself

    def _listen(self) -> None:
        while True:
            try:
                with self._redis.pubsub(ignore_subscribe_messages=True) as bell:  # type: ignore[no-untyped-call]
                    bell.subscribe(CHANNEL)
                    if not self.connected:
                        log.info("doorbell connected")
                    self.connected = True
                    while True:
                        message = bell.get_message(timeout=5)
                        if message is not None:
                            self._take(message["data"])
            except (self._errors, OSError) as error:
                if self.connected:
                    log.warning("doorbell lost; boards are read from the log each second", reason=str(error))
                self.connected = False
                gevent.sleep(RETRY)

    def _take(self, data: bytes) -> None:
        try:
            message = msgspec.json.decode(data, type=dict[str, Any])
        except msgspec.MsgspecError:
            return  # not from one of us
        if message.get("process") != self.process:
            self._heard(message)
