"""A programme for tests: two teams, one member of each role, and workshops of each sort."""

from types import SimpleNamespace

SORTS = {
    "fay": ("facilitator", False), "mel": ("mentor", True), "sara": ("specialist", True), "ana": ("member", True),
    "otto": ("observer", False), "wim": ("mentor", False),
}  # fmt: skip
"""Who is what besides Lea, who leads: the role, and whether for the team Aurora alone."""


def signed_in(browser, parts, name, address):
    """A browser that is signed in to a new account of that name."""
    account = parts.store.accounts.make(name, f"{name}-{address}@example.org".lower(), None, "en")
    client = browser()
    client.post(f"/sign-in/{parts.store.accounts.make_link(account.id, 2**52)}")
    client.account = account
    return client


def cast(browser, parts, address):
    """`of.<name>` is the browser of each, Zoe of nobody's; `aurora`, `sol` are teams; `many`, `own`, `other` workshops."""
    store = parts.store
    of = SimpleNamespace(**{name: signed_in(browser, parts, name, address) for name in ("lea", "bo", "zoe", *SORTS)})
    programme = store.programmes.make("Cidade que escuta", "en", of.lea.account.id)
    aurora, sol = (store.programmes.add_team(programme.id, name) for name in ("Aurora", "Sol"))
    for name, (role, in_team) in SORTS.items():
        account = getattr(of, name).account
        store.programmes.add_member(programme.id, account.id, role, aurora.id if in_team else None)
    store.programmes.add_member(programme.id, of.bo.account.id, "member", sol.id)
    both = {aurora.id: "Aurora", sol.id: "Sol"}
    many = store.sessions.make("Troca", "en", programme=programme.id, programme_teams=both)
    own = store.sessions.make("Oficina", "en", programme=programme.id, programme_team=aurora.id)
    other = store.sessions.make("Noutro lugar", "en")
    return SimpleNamespace(of=of, programme=programme, aurora=aurora, sol=sol, many=many, own=own, other=other)
