"""A TCP proxy that a test puts before a service it must not stop: cut it, hush it, let it through again."""

import contextlib
import socket
import threading


class Proxy:
    """Passes all on to `target`. Cut: connections end and none is taken. Hushed: nothing passes, nothing ends."""

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._open = True
        self._changing = threading.Lock()
        self._flowing = threading.Event()
        self._flowing.set()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    def cut(self) -> None:
        with self._changing:
            self._open = False
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            _end(*pair)

    def hush(self) -> None:
        self._flowing.clear()

    def restore(self) -> None:
        self._open = True
        self._flowing.set()

    def close(self) -> None:
        self.cut()
        self._flowing.set()
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                if not self._join(client):
                    _end(client)

    def _join(self, client: socket.socket) -> bool:
        """Whether the line leads on from here: it may be cut, even this moment, or nobody be at its other end."""
        if not self._open:
            return False
        try:
            pair = client, socket.create_connection(self._target)
        except OSError:
            return False
        with self._changing:
            if not self._open:
                _end(pair[1])
                return False
            self._pairs.append(pair)
        for source, sink in (pair, pair[::-1]):
            threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()
        return True

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(1 << 16):
                self._flowing.wait()
                sink.sendall(data)
        _end(source, sink)


def _end(*sockets: socket.socket) -> None:
    for each in sockets:
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()
