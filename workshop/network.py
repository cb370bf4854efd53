"""This machine's address as other devices of its network can reach it."""

import socket


def network_address() -> str | None:
    """An IPv4 address, None without a network. Nothing is sent to find it out: the system only picks a way."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])
