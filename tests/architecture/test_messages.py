"""Everything a user reads in Python goes through gettext, and every catalogue is complete."""

import ast
import re
from collections.abc import Iterator

import polib
import pytest

from .allowed import FRENCH_WITHOUT_GETTEXT
from .project import ROOT, called_name, is_listed, relative, sources, tree

GETTEXT = frozenset(
    {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
    | {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
)
# Accented letters, an apostrophe between two letters: only French prose has them; identifiers and SQL do not.
FRENCH = re.compile(r"[àâçéèêëîïôùûüÀÂÇÉÈÊ]|[a-z]’[a-z]")
USER_FACING = frozenset(
    {"ValidationError", "PermissionDenied", "require", "success", "warning", "error", "info", "add_error"}
)
USER_FACING_ARGUMENTS = frozenset(
    {"label", "help_text", "verbose_name", "verbose_name_plural", "empty_label"}
)
# Spoken to an administrator's terminal, in French only.
TERMINAL = "management/commands/"


def untranslated(module: ast.Module) -> Iterator[str]:
    """French text, or any sentence in a call that users see, outside gettext."""
    yield from _walk(module, _docstrings(module))


def _walk(node: ast.AST, docstrings: set[int]) -> Iterator[str]:
    if isinstance(node, ast.Call):
        name = called_name(node)
        if name in GETTEXT:
            return
        yield from _plain_arguments(node, name)
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
        if FRENCH.search(node.value):
            yield node.value
        return
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, docstrings)


def _plain_arguments(call: ast.Call, name: str) -> Iterator[str]:
    given = [keyword.value for keyword in call.keywords if keyword.arg in USER_FACING_ARGUMENTS]
    given += call.args if name in USER_FACING else []
    for argument in given:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and " " in argument.value:
            yield argument.value


def _docstrings(module: ast.Module) -> set[int]:
    """Any string that stands alone as a statement: docstrings, and comments written so."""
    return {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def test_every_sentence_goes_through_gettext() -> None:
    wrong = {
        relative(path): found
        for path in sources()
        if TERMINAL not in relative(path) and not is_listed(path, FRENCH_WITHOUT_GETTEXT)
        if (found := list(untranslated(tree(path))))
    }
    assert not wrong


@pytest.mark.parametrize(
    "code",
    ['x = "déjà suivie"', 'require(ok, "Not yours to see")', 'f = Field(label="Votre nom complet")'],
)
def test_an_untranslated_sentence_is_found(code: str) -> None:
    assert list(untranslated(ast.parse(code)))


def test_a_translated_sentence_is_not() -> None:
    assert not list(untranslated(ast.parse('"""Déjà."""\nrequire(ok, _("Déjà suivie."))\nx = "pathways"')))


def test_every_catalogue_is_complete() -> None:
    catalogues = [*ROOT.glob("locale/*/LC_MESSAGES/*.po"), *ROOT.glob("filrouge/*/locale/*/LC_MESSAGES/*.po")]
    incomplete = {
        str(path.relative_to(ROOT)): [entry.msgid for entry in catalogue if not entry.translated()]
        for path in catalogues
        if (catalogue := polib.pofile(str(path))).percent_translated() < 100
    }
    assert not incomplete
