"""From a document to a show of slides."""

import io
from collections import Counter
from typing import Any

import pptx
from pptx.opc.packuri import PackURI

from workshop.record.document import Document
from workshop.record.marks import visible
from workshop.record.slides import draw, plan, stage


def write(document: Document) -> bytes:
    show = pptx.Presentation()
    _count_parts(show.part.package)
    stage.set_up(show)
    draw.opening(show, document)
    for told in plan.slides(document):
        draw.slide(show, document, told)
    for made in show.slides:
        draw.speak(made, document.language)
    about = show.core_properties
    about.title, about.subject = visible(document.title)[:255], visible(document.kind)[:255]
    about.language, about.author, about.last_modified_by = document.language, "Mutirão", "Mutirão"
    for moment in about._element.xpath("dcterms:created | dcterms:modified"):
        about._element.remove(moment)  # the template's, and the same document is the same file
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def _count_parts(package: Any) -> None:
    """Let a package name its new parts by counting: looking through all of them for each takes minutes for large shows."""
    look, last = package.next_partname, Counter[str]()

    def next_partname(template: str) -> PackURI:
        if template not in last:
            last[template] = int(look(template).idx or 1) - 1
        last[template] += 1
        return PackURI(template % last[template])

    package.next_partname = next_partname
