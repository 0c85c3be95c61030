"""Each project chooses how it names people (mission S-7): no screen, message or document decides for it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .allowed import WORDS_FOR_PEOPLE
from .project import OURS, called_name, relative, sources, templates, tree
from .test_messages import GETTEXT, _docstrings

# What a project may choose, and what nobody should be called.
NAMES = re.compile(
    r"\b(participant|bénéficiaire|usager|usagère|candidat|stagiaire|habitant|migrant|assisté)(?:·?e)?(?:·?s)?\b"
    r"|\bpersonnes?\s+(?:accompagnée|suivie|prise en charge)s?\b(?!\s+par\b)|\bcas\s+soci(?:al|aux)\b",
    re.IGNORECASE,
)
NOT_SHOWN = re.compile(r"{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}|{{.*?}}", re.DOTALL)
TAG = re.compile(r"{%.*?%}", re.DOTALL)
IDENTIFIER = re.compile(r"[a-z_]+")
LITERAL = re.compile(r"""(["'])((?:(?!\1).)*)\1""", re.DOTALL)


def shown_by(template: str) -> str:
    """What can be read of a template: its text, and the sentences quoted in its tags."""
    without = NOT_SHOWN.sub(" ", template)
    return TAG.sub(lambda tag: " ".join(found for _, found in LITERAL.findall(tag[0])), without)


def said_by(module: ast.Module) -> Iterator[str]:
    """Every string but docstrings and, outside gettext, keys and names of code."""
    docstrings = _docstrings(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and called_name(node) in GETTEXT:
            yield from (one.value for one in node.args if isinstance(one, ast.Constant))
        said = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        if said and not IDENTIFIER.fullmatch(node.value):
            yield node.value


def names_in(path: Path) -> list[str]:
    texts = said_by(tree(path)) if path.suffix == ".py" else [shown_by(path.read_text())]
    return [found[0] for text in texts for found in NAMES.finditer(text)]


def test_people_are_named_by_the_word_of_the_project() -> None:
    """`{% word project %}`, `{% counted project n %}` or `words_of(project)`; « personne » for a human being."""
    named = {relative(path): found for path in [*sources(), *templates()] if (found := names_in(path))}
    assert not {path: found for path, found in named.items() if path not in WORDS_FOR_PEOPLE}


def test_no_exception_is_left_over() -> None:
    assert not [path for path in WORDS_FOR_PEOPLE if not names_in(OURS / path)]


@pytest.mark.parametrize(
    "text",
    [
        "<p>Trois participantes</p>",
        '{% translate "Ajouter un bénéficiaire" %}',
        "{% blocktranslate %}{{ n }} candidat·e·s{% endblocktranslate %}",
        "{% translate 'aucun nom de personne accompagnée' %}",
        "Les usagers",
    ],
)
def test_a_word_written_by_hand_is_found(text: str) -> None:
    assert NAMES.search(shown_by(text))


@pytest.mark.parametrize("code", ['_("candidat")', 'x = "Les participants"', 'f(label="bénéficiaires")'])
def test_so_is_one_in_python(code: str) -> None:
    assert any(NAMES.search(text) for text in said_by(ast.parse(code)))


def test_names_of_code_are_not() -> None:
    assert not any(
        NAMES.search(text) for text in said_by(ast.parse('"""Participant."""\nx = {"candidates": 1}'))
    )


@pytest.mark.parametrize(
    "text",
    [
        "{% for one in candidates %}{{ participant }}{% endfor %}",
        "{# les participants #}",
        "Personne suivie par Bruno",
        "{% word project 2 capital=True %}",
        "une personne du quartier",
    ],
)
def test_other_words_are_not(text: str) -> None:
    assert not NAMES.search(shown_by(text))
