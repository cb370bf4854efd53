"""The form in which a record is changed: what was typed becomes Edits."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from werkzeug.datastructures import MultiDict

from workshop.core.refusal import Refused
from workshop.record.edits import LONGEST, LONGEST_TITLE, MOST_ADDED, Edits, SectionEdits

TOO_LONG = "A title has room for {short} letters, a paragraph for {long}; make it shorter."
MANY = "There is more here than a record can keep; take some changes back."
Form = MultiDict[str, str]


def typed(form: Form, seqs: Mapping[str, int]) -> Edits:
    """The changes of a form, whose fields are named `section`, and by its id `{id}/title`, `{id}/keep`, `{id}/text/{key}`,
    `{id}/was/{key}`, `{id}/there`, `{id}/shown` and `{id}/add`; raises Refused where something is too long."""
    ids = form.getlist("section")
    raw = {"order": ids if form.get("moved") else [], "seqs": dict(seqs)}
    sections = {id: _section(form, id) for id in dict.fromkeys(ids)}
    try:
        edits = msgspec.convert({**raw, "sections": msgspec.to_builtins(sections)}, Edits)
    except msgspec.ValidationError:
        raise Refused("too_big", MANY) from None
    kept = {id: each for id, each in edits.sections.items() if each != SectionEdits()}
    return msgspec.structs.replace(edits, sections=kept)


def _section(form: Form, id: str) -> SectionEdits:
    shown = set(form.getlist(f"{id}/shown"))
    title = form.get(f"{id}/title", "").strip()
    added = [words for each in form.getlist(f"{id}/add") if (words := _plain(each))]
    texts = dict(_texts(form, id))
    if len(title) > LONGEST_TITLE or any(len(words) > LONGEST for words in (*added, *texts.values())):
        raise Refused("too_big", TOO_LONG, short=LONGEST_TITLE, long=LONGEST)
    return SectionEdits(
        title="" if title == form.get(f"{id}/made", "").strip() else title,
        out=f"{id}/keep" not in form,
        texts=texts,
        left=[key for key in form.getlist(f"{id}/there") if key not in shown],
        added=added[:MOST_ADDED],
    )


def _texts(form: Form, id: str) -> Iterator[tuple[str, str]]:
    """The texts that differ from those they were made as."""
    before = f"{id}/text/"
    for name in form:
        if name.startswith(before):
            key = name.removeprefix(before)
            words = _plain(form[name])
            if words != _plain(form.get(f"{id}/was/{key}", "")):
                yield key, words


def _plain(words: str) -> str:
    """Lines end with one sign, whatever sent them."""
    return "\n".join(line.rstrip() for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def moved(form: Form) -> Form:
    """The same form with one section a place further up or down, where a button asked for that."""
    way, _, id = form.get("move", "").partition(":")
    ids = form.getlist("section")
    if way not in ("up", "down") or id not in ids:
        return form
    at = ids.index(id)
    to = max(0, min(len(ids) - 1, at + (1 if way == "down" else -1)))
    ids.insert(to, ids.pop(at))
    return MultiDict([*_but_section(form), *(("section", each) for each in ids), ("moved", "1")])


def _but_section(form: Form) -> Iterable[tuple[str, Any]]:
    return ((name, value) for name, value in form.items(multi=True) if name not in ("section", "moved"))
