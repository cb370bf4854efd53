"""From a document to a show of slides."""

import io

import pptx

from workshop.record.document import Document
from workshop.record.marks import visible
from workshop.record.slides import draw, plan, stage


def write(document: Document) -> bytes:
    show = pptx.Presentation()
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
