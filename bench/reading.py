"""Reading a board over HTTP, as a page does before it connects."""

import zlib
from dataclasses import dataclass
from http.client import HTTPConnection
from time import perf_counter

from bench.client import Pass


@dataclass(frozen=True)
class Read:
    seconds: float
    status: int
    size: int
    etag: str
    body: bytes


def read_board(entry: Pass, etag: str = "") -> Read:
    """GET the board as one person."""
    return _read(entry, f"/api/v1/boards/{entry.board}", etag)


def read_insight(entry: Pass, name: str, query: str = "") -> Read:
    """GET what is computed of the board as one person sees it."""
    return _read(entry, f"/api/v1/boards/{entry.board}/insights/{name}{query and f'?{query}'}")


def _read(entry: Pass, path: str, etag: str = "") -> Read:
    """`seconds` go from the request to the last byte, `size` is what the wire carried."""
    connection = HTTPConnection(*entry.address, timeout=60)
    connection.connect()
    headers = {"Accept-Encoding": "gzip", "Cookie": entry.cookie} | ({"If-None-Match": etag} if etag else {})
    began = perf_counter()
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    sent = answer.read()
    seconds = perf_counter() - began
    connection.close()
    packed = answer.getheader("Content-Encoding") == "gzip"
    body = zlib.decompress(sent, 31) if packed else sent
    return Read(seconds, answer.status, len(sent), answer.getheader("ETag") or "", body)
