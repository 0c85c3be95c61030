"""A PDF that comes back is read whatever filled it, and refused whatever it hides."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from filrouge.shared.papers.pdf_writing import fillable
from filrouge.shared.papers.reading import MAX_BYTES, MAX_LETTERS, NotRead, Why, fields_of
from tests.fillers import FILLERS

PAGE = """<!doctype html><html lang="fr"><head><title>Fiche</title></head><body>
<div class="asked"><label for="a">Qui ?</label><input id="a" name="who" value="Léa"></div>
<div class="asked"><label for="b">Situation</label><textarea id="b" name="situation"></textarea></div>
<div class="asked"><label for="c">Réponse</label><select id="c" name="answer"><option value="">—</option>
  <option value="accepted">Acceptée</option><option value="refused">Refusée, autre proposition</option></select></div>
<div class="asked tick"><input type="checkbox" id="d" name="agrees"><label for="d">D’accord</label></div>
</body></html>"""
LABELS = {"who": "Qui ?", "situation": "Situation", "answer": "Réponse", "agrees": "D’accord"}


@pytest.fixture(scope="module")
def paper() -> bytes:
    return fillable(PAGE, labels=LABELS, hidden={"mark": "7.1"})


def changed(paper: bytes, change: Callable[[pikepdf.Pdf], object], **saved: object) -> bytes:
    with pikepdf.open(BytesIO(paper)) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out, **saved)  # type: ignore[arg-type]
    return out.getvalue()


def why(content: bytes) -> Why:
    with pytest.raises(NotRead) as refused:
        fields_of(content)
    assert refused.value.why.sentence
    return refused.value.why


def test_what_was_sent_reads_as_it_was_sent(paper: bytes) -> None:
    assert fields_of(paper) == {"who": "Léa", "situation": "", "answer": "", "agrees": "", "mark": "7.1"}


@pytest.mark.parametrize("program", FILLERS)
def test_it_reads_the_same_whatever_filled_it(paper: bytes, program: str) -> None:
    typed = {
        "who": "Zoé Šimůnek",
        "situation": "Logée à l’hôtel.\nCherche un garde-meuble",
        "answer": "Refusée, autre proposition" if program in ("pdf-lib", "Chromium") else "refused",
        "agrees": True,
    }
    assert fields_of(FILLERS[program](paper, typed)) == {
        "who": "Zoé Šimůnek",
        "situation": "Logée à l’hôtel.\nCherche un garde-meuble",
        "answer": "refused",
        "agrees": "yes",
        "mark": "7.1",
    }


@pytest.mark.parametrize("written", ["refused", "Refusée, autre proposition"])
def test_a_choice_is_its_code_whether_the_program_wrote_that_or_the_words(paper: bytes, written: str) -> None:
    def choose(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm.Fields[2].V = String(written)

    assert fields_of(changed(paper, choose))["answer"] == "refused"


def test_values_are_text_and_nothing_else(paper: bytes) -> None:
    def trap(pdf: pikepdf.Pdf) -> None:
        fields = pdf.Root.AcroForm.Fields
        fields[0].V = String("a\u202etxt.exe\u2066 \x00\x1bfin")
        fields[1].V = String("é" * (MAX_LETTERS + 50))

    read = fields_of(changed(paper, trap))
    assert read["who"] == "atxt.exe fin"
    assert read["situation"] == "é" * MAX_LETTERS


def with_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def with_script_in_a_field(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields[0].AA = Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("x")))


def with_launch(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String("cmd.exe"))


def sends_itself(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots.append(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 1, 1]), A=Dictionary(S=Name.SubmitForm)
        )
    )


def with_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.exe"] = b"MZ"


def with_xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")


def flattened(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/AcroForm"]
    del pdf.pages[0]["/Annots"]


def as_a_book(pdf: pikepdf.Pdf) -> None:
    for _place in range(20):
        pdf.pages.append(pdf.pages[0])


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        (with_script, Why.ACTIVE),
        (with_script_in_a_field, Why.ACTIVE),
        (with_launch, Why.ACTIVE),
        (sends_itself, Why.ACTIVE),
        (with_attachment, Why.ATTACHMENT),
        (with_xfa, Why.XFA),
        (flattened, Why.NO_FIELD),
        (as_a_book, Why.TOO_MANY_PAGES),
    ],
)
def test_what_hides_something_is_not_read(
    paper: bytes, change: Callable[[pikepdf.Pdf], None], answer: Why
) -> None:
    assert why(changed(paper, change)) == answer


def test_what_is_no_paper_or_too_big_or_locked_or_broken_is_said(paper: bytes) -> None:
    assert why(b"\x89PNG a photo") == Why.NOT_PAPER
    assert why(paper + b"\0" * MAX_BYTES) == Why.TOO_BIG
    locked = changed(paper, lambda _pdf: None, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert why(locked) == Why.LOCKED
    assert why(b"%PDF-1.7\n" + b"x" * 1000) == Why.UNREADABLE


def test_a_value_that_unpacks_is_not_unpacked(paper: bytes) -> None:
    def arm(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm.Fields[0].V = pdf.make_stream(b"0" * 1000)

    assert why(changed(paper, arm)) == Why.UNREADABLE


def test_a_reading_without_end_is_cut(paper: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("filrouge.shared.papers.apart.MAX_SECONDS", 0.001)
    assert why(paper) == Why.UNREADABLE


def test_fields_without_end_are_not_followed(paper: bytes) -> None:
    def loop(pdf: pikepdf.Pdf) -> None:
        field = pdf.Root.AcroForm.Fields[0]
        field.Kids = Array([field])

    assert why(changed(paper, loop)) == Why.UNREADABLE


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/hostname')",
        "__import__('socket').socket()",
        "__import__('os').fork()",
        "bytearray(600_000_000)",
    ],
)
def test_a_fault_in_the_reader_would_meet_nothing_to_take(attempt: str) -> None:
    code = f"import socket, os\nfrom filrouge.shared.papers.child import shut_in\nshut_in()\n{attempt}\nprint('free')"
    as_nobody = (
        ["setpriv", "--reuid=65534", "--clear-groups"] if "fork" in attempt else []
    )  # root forks as it likes
    child = subprocess.run([*as_nobody, sys.executable, "-c", code], capture_output=True, check=False)
    assert child.returncode != 0
    assert b"free" not in child.stdout


def test_the_reader_is_given_no_secret(monkeypatch: pytest.MonkeyPatch, paper: bytes) -> None:
    given = {}

    def note(*_command: object, **options: object) -> object:
        given.update(options)
        return subprocess.CompletedProcess([], 0, stdout=b'{"fields": {"a": "b"}}')

    monkeypatch.setattr("filrouge.shared.papers.apart.subprocess.run", note)
    assert fields_of(paper) == {"a": "b"}
    assert set(given["env"]) == {"PATH", "PYTHONPATH"}  # type: ignore[call-overload]
