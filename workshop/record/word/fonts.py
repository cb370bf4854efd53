"""The letters of a DOCX, in the file itself, so that it looks the same where nobody has installed them."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from docx.document import Document as Word
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from workshop.resources import resource_dir

TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = {"embedRegular": "Regular", "embedBold": "Bold"}
HIDDEN = 32


def embed(word: Word, face: str, instead: str) -> None:
    """Put a face into the document; `instead` is for word processors that don't read letters from files."""
    table = next(rel.target_part for rel in word.part.rels.values() if rel.reltype.endswith("/fontTable"))
    told = f'<w:font w:name="{face}"><w:altName w:val="{instead}"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
    for element, style in STYLES.items():
        key = uuid5(NAMESPACE_URL, f"{face}-{style}")
        data = (resource_dir("fonts") / face.lower() / f"{face}-{style}.ttf").read_bytes()
        part = Part(
            PackURI(f"/word/fonts/{face}-{style}.odttf"), TYPE, hidden(data, key.bytes), word.part.package
        )
        name = table.relate_to(part, RELATION)
        told += f'<w:{element} xmlns:r="{OFFICE}" r:id="{name}" w:fontKey="{{{str(key).upper()}}}"/>'
    font: Any = table
    font._blob = table.blob.replace(b"</w:fonts>", f"{told}</w:font></w:fonts>".encode())
    settings = word.settings.element
    wish = OxmlElement("w:embedTrueTypeFonts")
    after = settings.find(qn("w:zoom"))
    after.addnext(wish)


def hidden(data: bytes, key: bytes) -> bytes:
    """A font as the format wants it: its first 32 bytes crossed with the key, read backwards (ECMA-376, part 4)."""
    turned = key[::-1] * (HIDDEN // len(key))
    return bytes(a ^ b for a, b in zip(data[:HIDDEN], turned, strict=True)) + data[HIDDEN:]
