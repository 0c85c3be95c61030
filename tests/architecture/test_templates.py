"""Pages: nothing inline, nothing marked safe by hand, no undefined variable, no untranslated word."""

import re
from html.parser import HTMLParser

import pytest
from django.template import engines

from .allowed import SAFE_BY_HAND
from .project import OURS, is_listed, relative, templates

FORBIDDEN = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "inline style": re.compile(r"<style\b|\sstyle=", re.IGNORECASE),
    "inline handler": re.compile(r"<[^>]*\son[a-z]+=", re.IGNORECASE),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "escaping put aside": re.compile(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b"),
}

TAGS = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{%\s*comment\b.*?{%\s*endcomment\s*%}"
    r"|{#.*?#}|{{.*?}}|{%.*?%}",
    re.DOTALL,
)
WORD = re.compile(r"[^\W\d_]{2,}")
READ_ALOUD = frozenset({"title", "alt", "placeholder", "aria-label", "aria-description", "label"})
NOT_WORDS = re.compile(r"\b(Fil rouge|FR|min)\b")
# Strings handed to these tags are names of files, addresses or variables.
TECHNICAL_TAGS = frozenset(
    {"url", "static", "include", "extends", "load", "if", "elif", "with", "cache", "now", "block", "for"}
    | {"translate", "trans", "blocktranslate", "blocktrans", "firstof", "regroup", "partialdef", "partial"}
)
# The block by which a page chooses its width: not shown.
LAYOUT_CHOICE = re.compile(r"{% block size %}\w*{% endblock %}")
TAG = re.compile(r"{%\s*(\w+)\s+(.*?)%}", re.DOTALL)
LITERAL = re.compile(r"""(_\()?(["'])((?:(?!\2).)*)\2""")
SENTENCE = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]|[à-ÿ]|\w \w")


def forbidden(text: str) -> list[str]:
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]


class Words(HTMLParser):
    """What a reader would see or hear of a template, once its tags are taken out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in READ_ALOUD:
                self._keep(value or "")

    def _keep(self, text: str) -> None:
        text = NOT_WORDS.sub("", text)
        if WORD.search(text):
            self.found.append(" ".join(text.split()))


def untranslated(text: str) -> list[str]:
    words = Words()
    words.feed(TAGS.sub(" ", LAYOUT_CHOICE.sub(" ", text)))
    words.close()
    arguments = [
        literal
        for tag, inside in TAG.findall(text)
        if tag not in TECHNICAL_TAGS
        for marked, _, literal in LITERAL.findall(inside)
        if not marked and SENTENCE.search(literal)
    ]
    return words.found + arguments


def pages() -> list:
    return [path for path in templates() if path.suffix in (".html", ".svg")]


def test_nothing_inline_and_nothing_marked_safe() -> None:
    listed = [path for path in pages() if not is_listed(path, SAFE_BY_HAND)]
    assert not {relative(path): found for path in listed if (found := forbidden(path.read_text()))}


def test_every_word_is_translatable() -> None:
    texts = [path for path in templates() if path.suffix in (".html", ".svg", ".txt")]
    assert not {relative(path): found for path in texts if (found := untranslated(path.read_text()))}


@pytest.mark.parametrize(
    "text",
    [
        "<p>Bonjour</p>",
        '<a title="Ouvrir le dossier"></a>',
        '{% button "Enregistrer" %}',
        "{% page_header title='Ma journée' %}{% endpage_header %}",
    ],
)
def test_an_untranslated_word_is_found(text: str) -> None:
    assert untranslated(text)


@pytest.mark.parametrize(
    "text",
    [
        '<p class="lead">{% translate "Bonjour" %} {{ name }}</p>',
        '{% button _("Enregistrer") kind="quiet" %}',
        "{% blocktranslate trimmed %}Bonjour{% endblocktranslate %}",
    ],
)
def test_a_translated_word_is_not(text: str) -> None:
    assert not untranslated(text)


@pytest.mark.parametrize("text", ['<b style="x">', "<script>x</script>", '<a onclick="x">', "{{ x|safe }}"])
def test_what_is_forbidden_is_found(text: str) -> None:
    assert forbidden(text)


class TestStrict:
    """See tests/strict_templates.py."""

    @pytest.mark.parametrize(
        "text", ["{{ nothing }}", "{% if nothing %}x{% endif %}", "{{ nothing|default:'' }}"]
    )
    def test_an_undefined_variable_fails(self, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
        template = engines["django"].from_string(text)
        monkeypatch.setattr("tests.strict_templates._origin", lambda frame: str(OURS / "desk" / "page.html"))
        with pytest.raises(pytest.fail.Exception, match="nothing"):
            template.render({})

    def test_but_not_in_a_template_of_a_library(self) -> None:
        assert engines["django"].from_string("{{ nothing }}{% if nothing %}x{% endif %}").render({}) == ""
