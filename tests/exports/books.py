"""Workbooks as a spreadsheet finds them: the cells of each sheet with their types, and what else is in the file."""

import io
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CODE = re.compile("_x([0-9A-Fa-f]{4})_")


def sheets(body):
    """{name: rows}, each row the values of its cells by column: texts, numbers and truths."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        strings = [_text(each) for each in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
        names = [each.get("name") for each in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
        return {
            name: list(_rows(ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{at}.xml")), strings))
            for at, name in enumerate(names, 1)
        }


def tables(body):
    """{name: [{column: value}]}."""
    return {
        name: [{rows[0][at]: value for at, value in row.items()} for row in rows[1:]]
        for name, rows in sheets(body).items()
    }


def _rows(sheet, strings):
    for row in sheet.iter(f"{MAIN}row"):
        yield {_column(cell.get("r")): _value(cell, strings) for cell in row.iter(f"{MAIN}c")}


def _value(cell, strings):
    assert cell.find(f"{MAIN}f") is None, "a formula"
    value = cell.findtext(f"{MAIN}v")
    kind = cell.get("t")
    if kind == "s":
        return strings[int(value)]
    return {"b": lambda: value == "1", None: lambda: float(value)}[kind]()


def _text(item):
    """The words of a shared string; letters that XML can't hold come as codes, and are no letters of ours."""
    return CODE.sub(lambda found: chr(int(found.group(1), 16)), "".join(each.text or "" for each in item.iter(f"{MAIN}t")))


def _column(place):
    at = 0
    for letter in re.match("[A-Z]+", place).group():
        at = at * 26 + ord(letter) - 64
    return at - 1
