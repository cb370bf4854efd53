"""How the steps of a session ran, as a table, for formats that draw nothing."""

from workshop.record.document import Run, Table
from workshop.words import translate


def run_table(run: Run, language: str) -> Table:
    """Each step with its minutes as planned and as they were, and the end."""
    columns = [
        translate("Step", language),
        translate("Planned, in minutes", language),
        translate("As it ran", language),
    ]
    rows = [
        [title, str(plan), "–" if ran is None else f"{ran}{_more(ran - plan)}"]
        for title, plan, ran in run.steps
    ]
    if run.planned_end or run.real_end:
        rows.append([translate("End", language), run.planned_end or "–", run.real_end or "–"])
    return Table(columns, rows, numbers=[1, 2])


def _more(minutes: int) -> str:
    return f" ({minutes:+d})" if minutes else ""
