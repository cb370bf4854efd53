"""The HTTP edge: pages, the API, and what protects them."""

from flask import Flask

from workshop.parts import Parts
from workshop.resources import resource_dir
from workshop.web import (
    about,
    accounts,
    agenda,
    agenda_call,
    api,
    assets,
    attendance,
    board_review,
    cockpit,
    commitments,
    conduct,
    documents,
    evidence,
    files,
    harvest,
    health,
    home,
    identity,
    insights,
    invitations,
    joining,
    language,
    lobby,
    members,
    mentions,
    mentoring,
    methods,
    new,
    offline,
    openid,
    pages,
    paper,
    people,
    pictures,
    polls,
    portable,
    problems,
    programme_return,
    programme_teams,
    programmes,
    projector,
    recent,
    record,
    record_files,
    rehearsal,
    replay,
    returned,
    returns,
    roster,
    rubric,
    security,
    signing,
    team,
    team_review,
    teams,
    thumbnails,
    titles,
    wall,
)
from workshop.web.door import Door
from workshop.web.tries import Tries

BLUEPRINTS = (
    pages.blueprint,
    joining.blueprint,
    people.blueprint,
    lobby.blueprint,
    teams.blueprint,
    openid.blueprint,
    signing.blueprint,
    accounts.blueprint,
    home.blueprint,
    new.blueprint,
    about.blueprint,
    programmes.blueprint,
    cockpit.blueprint,
    attendance.blueprint,
    programme_teams.blueprint,
    team.blueprint,
    members.blueprint,
    roster.blueprint,
    invitations.blueprint,
    thumbnails.blueprint,
    api.blueprint,
    agenda_call.blueprint,
    conduct.blueprint,
    recent.blueprint,
    record.blueprint,
    record_files.blueprint,
    replay.blueprint,
    files.blueprint,
    insights.blueprint,
    pictures.blueprint,
    polls.blueprint,
    mentions.blueprint,
    mentoring.blueprint,
    board_review.blueprint,
    team_review.blueprint,
    rubric.blueprint,
    wall.blueprint,
    harvest.blueprint,
    projector.blueprint,
    titles.blueprint,
    methods.blueprint,
    paper.blueprint,
    agenda.blueprint,
    rehearsal.blueprint,
    returns.blueprint,
    commitments.blueprint,
    returned.blueprint,
    portable.blueprint,
    evidence.blueprint,
    programme_return.blueprint,
    offline.blueprint,
    documents.blueprint,
    health.blueprint,
)


def register(app: Flask, parts: Parts) -> None:
    """Hang everything that answers HTTP into the app."""
    app.template_folder = str(resource_dir("templates"))
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["tries"] = Tries(parts.config)
    app.extensions["door"] = Door(parts.config, parts.store)
    for part in (identity, security, problems, assets, language):
        part.register(app, parts)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.after_request(assets.pack)
