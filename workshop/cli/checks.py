"""What `doctor` looks at: each check answers with what it found, or raises Sick with what to do about it."""

import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlsplit

from workshop.config import Config
from workshop.store import open_store
from workshop.store.db import Unavailable

OLDEST = (3, 11)
WANTED = {"python-engineio": "4.15", "simple-websocket": "1.1"}
"""Our WebSocket class hangs in these two: other versions may have no hook for it."""
ROOM = 200 * 1024 * 1024
"""Bytes that should be free for the boards to grow."""


class Sick(Exception):
    """Something that keeps the server from working well; the text says what to do."""


def python(config: Config) -> str:
    if sys.version_info[:2] < OLDEST:
        raise Sick("Mutirão needs Python 3.11 or newer; install it and run make setup again.")
    return sys.version.split()[0]


def packages(config: Config) -> str:
    """The pinned packages, and that our WebSocket class can still be hung in."""
    from socketio import Server

    from workshop.live.websocket import hang_in

    for name, wanted in WANTED.items():
        try:
            found = version(name)
        except PackageNotFoundError:
            raise Sick(f"{name} is missing; run make setup again.") from None
        if not found.startswith(f"{wanted}."):
            raise Sick(f"{name} is {found}, but {wanted} is needed; run make setup again.")
    if not hang_in(Server(async_mode="gevent").eio):
        raise Sick("python-engineio has no place for our WebSocket class; install the pinned version: make setup.")
    return "the pinned versions are installed, and our WebSocket hangs in"


def database(config: Config) -> str:
    """Opening the store upgrades it; making and taking back a row shows that it can be written."""
    with closing(open_store(config.database_url).db) as db:
        db.alive()
        db.writable()
    return f"{config.database_url.split('://', 1)[0]} answers, is upgraded and can be written"


def disk(config: Config) -> str:
    free = shutil.disk_usage(config.data).free
    if free < ROOM:
        raise Sick(f"Only {free >> 20} MB are free in {config.data}; make room, or set WORKSHOP_DATA to a larger disk.")
    return f"{free >> 30} GB free in {config.data}" if free >> 30 else f"{free >> 20} MB free in {config.data}"


def redis(config: Config) -> str:
    if config.redis_url is None:
        return "not used: one process needs none"
    from redis import Redis, RedisError

    try:
        with closing(Redis.from_url(config.redis_url, socket_connect_timeout=2, socket_timeout=2)) as client:
            client.ping()
    except (RedisError, OSError) as error:
        raise Sick(f"It doesn't answer ({error}); start it, or check WORKSHOP_REDIS_URL.") from None
    return "it answers"


def port(config: Config) -> str:
    try:
        with socket.create_server((config.host, config.port)):
            return f"{config.port} is free"
    except OSError as error:
        why = f"{config.host}:{config.port} can't be used ({error.strerror})"
        raise Sick(f"{why}; stop what uses it, perhaps Mutirão itself, or set WORKSHOP_PORT.") from None


def address(config: Config) -> str:
    if config.public_url is None:
        return "not set: people use this machine's own address"
    if urlsplit(config.public_url).scheme != "https":
        return f"{config.public_url}, without encryption: fine in a closed network only"
    return config.public_url


CHECKS: dict[str, Callable[[Config], str]] = {
    "Python": python,
    "Packages": packages,
    "Database": database,
    "Disk": disk,
    "Redis": redis,
    "Port": port,
    "Public address": address,
}


def examine(config: Config) -> Iterator[tuple[str, bool, str]]:
    """Each check's name, whether all is well, and what was found or must be done."""
    for name, check in CHECKS.items():
        try:
            yield name, True, check(config)
        except (Sick, Unavailable) as sick:
            yield name, False, str(sick)
        except ModuleNotFoundError as missing:
            yield name, False, f"The package {missing.name} is missing; install Mutirão with its extra: mutirao[scale]."
