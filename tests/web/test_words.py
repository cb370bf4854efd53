"""The words of the product: every sentence has its translations, and what is compiled is what is written."""

import ast
import re

import pytest

from workshop.core.refusal import Refused
from workshop.resources import PACKAGE
from workshop.translations.__main__ import catalogue_path, compiled, read, untranslated
from workshop.translations.sentences import template
from workshop.words import LANGUAGES, WRITTEN_IN, choose, for_scripts, nearest, say, translate

TRANSLATED = [language for language in LANGUAGES if language != WRITTEN_IN]
PLACE = re.compile(r"\{\w+\}|%\(\w+\)s")


def known(catalogue):
    return {message.id for message in catalogue if message.id}


@pytest.fixture(scope="module")
def sentences():
    return template()


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated(sentences, language):
    catalogue = read(catalogue_path(language), language)

    assert known(sentences) - known(catalogue) == set(), "run python -m workshop.translations"
    assert untranslated(catalogue) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_sentence_is_kept_that_nobody_says(sentences, language):
    assert known(read(catalogue_path(language), language)) - known(sentences) == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_compiled_is_what_is_written(language):
    path = catalogue_path(language)

    assert path.with_suffix(".mo").read_bytes() == compiled(read(path, language)), (
        "run python -m workshop.translations"
    )


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_has_the_same_places_to_fill_in(language):
    for message in read(catalogue_path(language), language):
        if message.id:
            given = [message.id] if isinstance(message.id, str) else message.id
            said = [message.string] if isinstance(message.string, str) else message.string
            for one, other in zip(given, said, strict=True):
                assert sorted(PLACE.findall(one)) == sorted(PLACE.findall(other)), other


def test_no_refusal_says_what_translators_cannot_find(sentences):
    found = {message.id for message in sentences}
    trees = {path: ast.parse(path.read_text()) for path in PACKAGE.rglob("*.py")}
    constants = {path: constants_of(tree) for path, tree in trees.items()}
    everywhere = {name: text for of_one in constants.values() for name, text in of_one.items()}

    for path, tree in trees.items():
        for call in ast.walk(tree):
            if (
                isinstance(call, ast.Call)
                and getattr(call.func, "id", "") == "Refused"
                and len(call.args) > 1
            ):
                text = call.args[1]
                name = getattr(text, "id", getattr(text, "attr", None))
                known_here = {**everywhere, **constants[path]}
                sentence = text.value if isinstance(text, ast.Constant) else known_here.get(name)
                assert name == "text" or sentence in found, f"{path}:{call.lineno}"


def constants_of(tree):
    return {
        getattr(target, "id", ""): node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
    }


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("pt", "pt-BR"),
        ("pt_PT", "pt-BR"),
        ("ES-ar", "es"),
        ("en-GB", "en"),
        ("de", None),
        ("", None),
        (None, None),
    ],
)
def test_a_language_is_found_by_its_first_part(wanted, language):
    assert nearest(wanted) == language


def test_the_first_wish_that_we_speak_is_taken():
    assert choose(None, "de", "es-MX", "en") == "es"
    assert choose() == "pt-BR"


def test_a_refusal_is_said_with_its_facts():
    refused = Refused(
        "too_big", "This text is longer than {most} characters; shorten it or split it.", most=2000
    )

    assert say(refused, "en") == "This text is longer than 2000 characters; shorten it or split it."
    assert "2000 caracteres" in say(refused, "pt-BR")
    assert say(refused, "pt-BR") != say(refused, "es")


def test_a_sentence_that_nobody_has_translated_stays_as_it_is():
    assert translate("Nobody says this.", "es") == "Nobody says this."
    assert translate("Nobody says this.", "xx") == "Nobody says this."


@pytest.mark.parametrize("language", TRANSLATED)
def test_scripts_get_one_and_many(language):
    words = for_scripts(language)

    assert len(words["{n} note"].words) == 2
    assert all("{n}" in form for form in words["{n} note"].words)
