"""`user`: an account for somebody who holds workshops, and a link that signs them in."""

import click

from workshop.cli.welcome import addresses
from workshop.config import read_config

HOURS = 24


@click.command()
@click.option("--email", required=True, help="Their e-mail address.")
@click.option("--name", help="Their name, as people in their workshops read it; for a new account.")
@click.option("--language", default="pt-BR", show_default=True, type=click.Choice(["pt-BR", "es", "en"]))
def user(email: str, name: str | None, language: str) -> None:
    """Print a link that signs somebody in once, within a day; makes their account where there is none."""
    from workshop.store import open_store
    from workshop.store.ids import now_ms
    from workshop.web import typed
    from workshop.web.names import name_of

    email = typed.email(email)
    config = read_config()
    store = open_store(config.database_url)
    try:
        account = store.accounts.by_email(email)
        if account is None:
            account = store.accounts.make(name_of(name or ""), email, None, language)
        token = store.accounts.make_link(account.id, now_ms() + HOURS * 3_600_000)
    finally:
        store.db.close()
    click.echo(f"{addresses(config)[0]}/sign-in/{token}")
