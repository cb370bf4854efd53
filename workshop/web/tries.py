"""How often somebody may try to sign in: guessing costs time, and nobody is locked out for long."""

from flask import current_app, request
from limits import RateLimitItemPerMinute

from workshop.config import Config
from workshop.core.refusal import Refused
from workshop.web.door import Tallies, neighbourhood

TOO_MANY = "There were many tries to sign in; wait a minute, or have a link sent to you."
TOO_MANY_LINKS = "Many links were asked for from this network; wait some minutes and try again."

HERE = RateLimitItemPerMinute(5, namespace="sign-in-here")
"""Wrong passwords for one account from one address."""
ANYWHERE = RateLimitItemPerMinute(100, 10, namespace="sign-in-anywhere")
"""For one account from all addresses: who has many still can't guess, and the account's own person has links."""
ADDRESS = RateLimitItemPerMinute(30, namespace="sign-in-address")
LINKS = RateLimitItemPerMinute(4, 10, namespace="links")
"""Links that one account is sent; what is more is not sent, and nobody is told."""
ASKED = RateLimitItemPerMinute(20, 10, namespace="links-asked")


class Tries:
    def __init__(self, config: Config) -> None:
        self._tallies = Tallies(config.redis_url)

    def password(self, email: str) -> None:
        """Raises Refused where there were too many wrong passwords."""
        address = _address()
        open_ = (
            self._tallies.test(HERE, f"{address} {email}"),
            self._tallies.test(ANYWHERE, email),
            self._tallies.test(ADDRESS, address),
        )
        if not all(open_):
            raise Refused("too_fast", TOO_MANY, "password", retry_ms=60_000)

    def wrong(self, email: str) -> None:
        address = _address()
        self._tallies.hit(HERE, f"{address} {email}")
        self._tallies.hit(ANYWHERE, email)
        self._tallies.hit(ADDRESS, address)

    def asks_link(self) -> None:
        """Count that a link is asked for; raises Refused when there are too many from this network."""
        if not self._tallies.hit(ASKED, _address()):
            raise Refused("too_fast", TOO_MANY_LINKS, "email", retry_ms=60_000)

    def sends_link(self, account: str) -> bool:
        """Count a link to an account; False when it has been sent enough of them."""
        return self._tallies.hit(LINKS, account)


def tries() -> Tries:
    found = current_app.extensions["tries"]
    assert isinstance(found, Tries)
    return found


def _address() -> str:
    return neighbourhood(request.remote_addr or "")
