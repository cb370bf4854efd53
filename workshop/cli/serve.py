"""`serve` and `demo`: one process that serves, and says where."""

from typing import TYPE_CHECKING

import click
import gevent
from flask import Flask

from workshop.cli import logs
from workshop.cli.trouble import no_port
from workshop.cli.welcome import addresses, welcome
from workshop.config import Config, read_config
from workshop.parts import Parts

if TYPE_CHECKING:
    from workshop.web.ahead import Ahead

SETTLED = 10.0
"""Seconds after the start in which whoever waited for the server is served first."""


@click.command()
def serve() -> None:
    """Serve the boards until told to stop (Ctrl-C or SIGTERM)."""
    config = read_config()
    run(config, _app(config), "\n".join(f"Mutirão is ready at {address}" for address in addresses(config)))


@click.command()
def demo() -> None:
    """Serve with a demo workshop of real notes; what people change in it is kept."""
    from workshop.demo import demo_session

    config = read_config()
    app = _app(config)
    session = demo_session(app.extensions["workshop"].store, app.extensions["workshop"].boards, config.data)
    run(config, app, welcome(config, session))


def run(config: Config, app: Flask, hello: str) -> None:
    """Listen, say hello, and serve. Hello is said from a greenlet, when the server already hears Ctrl-C."""
    from workshop import server
    from workshop.web.ahead import Ahead

    ahead = Ahead(app, config.cache)
    ahead.prepare()
    try:
        listening = server.listen(app, config.host, config.port)
    except OSError as error:
        raise no_port(config.host, config.port, error) from None
    gevent.spawn(click.echo, hello)
    gevent.spawn_later(SETTLED, _settle, app.extensions["workshop"], ahead)
    app.extensions["workshop"].retaining.start()
    server.serve(app, listening)
    click.echo("Mutirão has stopped; everything is saved.")


def _settle(parts: Parts, ahead: "Ahead") -> None:
    """What nobody waits for yet, one after the other, in processes beside ours."""
    parts.answers.prepare()
    ahead.tighten()


def _app(config: Config) -> Flask:
    from workshop.app import create_app

    logs.set_up()
    app = create_app(config)
    app.extensions["workshop"].store.db.writable()
    return app
