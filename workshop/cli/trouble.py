"""What goes wrong on the command line, told in one sentence and never as a traceback."""

import errno
from pathlib import Path
from typing import Any

import click

from workshop.config import WrongConfig
from workshop.core.refusal import Refused
from workshop.store.db import Unavailable
from workshop.words import say

EXTRAS = {"psycopg": "PostgreSQL", "redis": "Redis"}


class Plainly(click.Group):
    """A group of commands whose troubles become one sentence and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (WrongConfig, Unavailable) as error:
            raise click.ClickException(str(error)) from None
        except Refused as refused:
            raise click.ClickException(say(refused, "en")) from None
        except ModuleNotFoundError as error:
            if error.name not in EXTRAS:
                raise
            raise click.ClickException(
                f"{EXTRAS[error.name]} needs one more package; install Mutirão with its extra: mutirao[scale]."
            ) from None


def no_port(host: str, port: int, error: OSError) -> click.ClickException:
    """Why the server can't listen where it was told to."""
    match error.errno:
        case errno.EADDRINUSE:
            why = f"Port {port} is taken by another program"
        case errno.EACCES:
            why = f"Port {port} is not open to this user"
        case _:
            why = f"WORKSHOP_HOST: this machine has no address {host!r}"
            return click.ClickException(f"{why}; use 0.0.0.0 for all that it has.")
    return click.ClickException(f"{why}; stop that one or choose another: WORKSHOP_PORT={port + 1}.")


def unreadable(path: Path, error: OSError) -> click.ClickException:
    why = error.strerror or str(error)
    return click.ClickException(f"The file {path} can't be used ({why}); check its name and rights.")
