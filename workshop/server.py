"""The runner: gevent's WSGI server without delays, the collector out of the way, and a clean end on SIGTERM."""

import gc
import signal
import sys
from time import monotonic
from typing import Any

import gevent
import structlog
from flask import Flask
from gevent import socket
from gevent.pywsgi import WSGIHandler, WSGIServer

from workshop import metrics
from workshop.parts import Parts
from workshop.reminding import Reminders

log = structlog.get_logger()

TURN = 0.001
"""Seconds that a thread which computes may go on while the loop waits for its turn; Python's usual 5 ms, each time that
the loop comes back from waiting, would be most of what people feel."""
DRAIN = 5.0
"""Seconds that requests under way get to finish when the server is told to stop."""


class Handler(WSGIHandler):  # type: ignore[misc]
    """Hands the socket to our WebSocket, and leaves it alone once it is taken."""

    taken = False

    def get_environ(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environ()
        environ["workshop.take"] = self.take
        return environ

    def take(self) -> Any:
        """The socket for whoever speaks another protocol on it from now on; what was for HTTP is let go of, for it
        would stay as long as the connection: a buffer of 8 KB and the request's headers."""
        self.taken = True
        self.rfile.close()
        self.headers = None
        return self.socket

    def process_result(self) -> None:
        if self.taken:
            self.close_connection = True
            self.status, self.headers_sent = "101 Switching Protocols", True
            return
        super().process_result()

    def handle_error(self, kind: Any, value: Any, tb: Any) -> None:
        """A client that goes away in the middle, or worse, is one line in the log."""
        log.warning("request failed", reason=f"{getattr(kind, '__name__', kind)}: {value}"[:200])
        self.close_connection = True
        if not self.taken:
            self._send_error_response_if_possible(500)

    def log_error(self, msg: str, *args: Any) -> None:
        log.info("bad request", reason=(msg % args if args else str(msg))[:200])


class Server(WSGIServer):  # type: ignore[misc]
    """Answers at once: without TCP_NODELAY an answer waits some 40 ms for the next one."""

    def handle(self, client: Any, address: Any) -> None:
        if client.family != socket.AF_UNIX:
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            super().handle(client, address)
        except OSError as error:
            log.info("connection ended", reason=f"{type(error).__name__}: {error}")


def listen(app: Flask, host: str, port: int) -> Server:
    """A server bound to its address; OSError when the port is taken."""
    server = Server((host, port), app, handler_class=Handler, log=None, error_log=_Errors(), backlog=2048)
    server.start()
    return server


def serve(app: Flask, server: Server) -> None:
    """Run until SIGTERM or SIGINT, then let requests under way finish, keep the boards and close."""
    parts: Parts = app.extensions["workshop"]
    stop = gevent.event.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(sign, stop.set)
    gevent.spawn(_watch_the_loop)
    gevent.spawn(Reminders(parts.config, parts.store, parts.post).run)
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    sys.setswitchinterval(TURN)
    stop.wait()
    server.close()
    parts.live.close()
    server.stop(timeout=DRAIN)
    parts.boards.keep()
    parts.store.db.close()


def _watch_the_loop() -> None:
    """Notice how late the loop comes back: that long, nobody was answered."""
    step, longest, minute, until = 0.02, 0.0, 0.0, monotonic() + 60
    while True:
        before = monotonic()
        gevent.sleep(step)
        now = monotonic()
        stall = max(0.0, now - before - step)
        if stall > minute:
            longest, minute = max(longest, stall), stall
            metrics.STALL_MAX.set(longest)
            metrics.STALL_MINUTE.set(minute)
        if now > until:
            minute, until = 0.0, now + 60
            metrics.STALL_MINUTE.set(0.0)


class _Errors:
    """Where gevent writes what it can't tell anybody else."""

    def write(self, text: str) -> None:
        if text.strip():
            log.info("connection", said=text.strip()[:200])

    def flush(self) -> None:
        pass
