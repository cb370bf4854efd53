"""`token`: a bearer token of a new local administrator, for tools, tests and the first look."""

import click

from workshop.config import read_config


@click.command()
@click.option("--name", required=True, help="Who or what the token is for.")
def token(name: str) -> None:
    """Print a bearer token of a new administrator; it is shown only this once."""
    from workshop.store import open_store

    if not name.strip():
        raise click.BadParameter("Give the token a name, so that you know later what it is for.", param_hint="--name")
    store = open_store(read_config().database_url)
    try:
        click.echo(store.tokens.make(name.strip()))
    finally:
        store.db.close()
