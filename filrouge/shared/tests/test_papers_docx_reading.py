"""A DOCX that comes back is read whatever filled it, and refused whatever it hides."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from filrouge.shared.papers.docx_writing import fillable
from filrouge.shared.papers.limits import MAX_LETTERS, MAX_PARTS
from filrouge.shared.papers.reading import NotRead, Why, fields_of
from tests.fillers import word_fills

PAGE = """<!doctype html><html lang="fr"><head><title>Fiche</title></head><body>
<div class="asked"><label for="a">Qui ?</label><input id="a" name="who" value="Léa"></div>
<div class="asked"><label for="b">Situation</label><textarea id="b" name="situation"></textarea></div>
<div class="asked"><label for="c">Réponse</label><select id="c" name="answer"><option value="">—</option>
  <option value="accepted">Acceptée</option><option value="refused">Refusée, autre proposition</option></select></div>
</body></html>"""
LABELS = {"who": "Qui ?", "situation": "Situation", "answer": "Réponse"}
DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Members = dict[str, bytes]


@pytest.fixture(scope="module")
def paper() -> bytes:
    return fillable(PAGE, labels=LABELS, hidden={"mark": "7.1"})


def changed(paper: bytes, change: Callable[[Members], object]) -> bytes:
    """Its members, by name, changed in place."""
    with zipfile.ZipFile(BytesIO(paper)) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    change(members)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def rewritten(paper: bytes, *pairs: tuple[str, str]) -> bytes:
    """The XML of its document, words for words."""

    def rewrite(members: Members) -> None:
        text = members[DOCUMENT].decode()
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after, 1)
        members[DOCUMENT] = text.encode()

    return changed(paper, rewrite)


def related(kind: str, target: str, *, external: bool = True) -> Callable[[Members], None]:
    def relate(members: Members) -> None:
        mode = ' TargetMode="External"' if external else ""
        one = f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
        members[RELATIONS] = members[RELATIONS].replace(b"</Relationships>", one.encode())

    return relate


def why(content: bytes) -> Why:
    with pytest.raises(NotRead) as refused:
        fields_of(content)
    assert refused.value.why.sentence
    return refused.value.why


def test_what_was_sent_reads_as_it_was_sent(paper: bytes) -> None:
    assert fields_of(paper) == {"who": "Léa", "situation": "", "answer": "", "mark": "7.1"}


def test_it_reads_as_it_was_filled(paper: bytes) -> None:
    typed = {
        "who": "Zoé Šimůnek",
        "situation": "Logée à l’hôtel.\nCherche un garde-meuble",
        "answer": "Refusée, autre proposition",
    }
    assert fields_of(word_fills(paper, typed)) == {**typed, "answer": "refused", "mark": "7.1"}


def test_a_line_chosen_then_taken_back_says_nothing(paper: bytes) -> None:
    assert fields_of(word_fills(paper, {"answer": "…", "who": "…"})) == {
        "who": "",
        "situation": "",
        "answer": "",
        "mark": "7.1",
    }


def test_words_taken_out_by_a_correction_are_not_read_and_those_put_in_are(paper: bytes) -> None:
    corrected = rewritten(
        paper,
        (
            "<w:r><w:t>Léa</w:t></w:r>",
            '<w:del w:id="91" w:author="x"><w:r><w:delText>Léa</w:delText></w:r></w:del>'
            '<w:moveFrom w:id="92" w:author="x"><w:r><w:t>Ana</w:t></w:r></w:moveFrom>'
            '<w:ins w:id="93" w:author="x"><w:r><w:t xml:space="preserve">Mme </w:t></w:r>'
            '<w:proofErr w:type="spellStart"/><w:r><w:t>Roux</w:t></w:r></w:ins>',
        ),
    )
    assert fields_of(corrected)["who"] == "Mme Roux"


def test_the_document_is_found_where_the_file_says_it_is(paper: bytes) -> None:
    def elsewhere(members: Members) -> None:
        members["word/document2.xml"] = members.pop(DOCUMENT)
        members["_rels/.rels"] = members["_rels/.rels"].replace(b"word/document.xml", b"word/document2.xml")

    assert fields_of(changed(paper, elsewhere))["who"] == "Léa"


def test_of_a_field_that_was_copied_the_first_that_says_something_is_read(paper: bytes) -> None:
    twice = rewritten(paper, ('<w:tag w:val="situation"/>', '<w:tag w:val="who"/>'))
    typed = word_fills(twice, {"who": "Ana"})
    assert fields_of(rewritten(typed, ("Ana", "…")))["who"] == "Ana"


def test_a_control_that_lost_its_tag_is_known_by_its_bookmark(paper: bytes) -> None:
    """LibreOffice 7.4 writes no tag, and puts the bookmark inside."""
    filled = word_fills(paper, {"answer": "Acceptée", "who": "Ana"})
    inside = '<w:sdtContent><w:bookmarkStart w:id="0" w:name="who"/>'
    lost = rewritten(
        filled,
        ('<w:tag w:val="answer"/>', ""),
        ('<w:tag w:val="who"/>', ""),
        ('<w:bookmarkStart w:id="1" w:name="who"/>', ""),
        ("<w:sdtContent>", inside),
    )
    assert fields_of(lost) == {"who": "Ana", "situation": "", "answer": "accepted", "mark": "7.1"}


def test_values_are_text_and_nothing_else(paper: bytes) -> None:
    trap = word_fills(paper, {"who": "a\u202etxt.exe\u2066 fin", "situation": "é" * (MAX_LETTERS + 50)})
    read = fields_of(trap)
    assert read["who"] == "atxt.exe fin"
    assert read["situation"] == "é" * MAX_LETTERS


def with_macros(members: Members) -> None:
    members["word/vbaProject.bin"] = b"\xd0\xcf"


def with_macros_under_another_name(members: Members) -> None:
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )


def with_a_control_that_acts(members: Members) -> None:
    members["word/activeX/activeX1.xml"] = b"<a/>"


def with_an_object(members: Members) -> None:
    members["word/embeddings/oleObject1.bin"] = b"MZ"


def with_a_field_that_starts_something(members: Members) -> None:
    members["word/header9.xml"] = (
        b'<w:hdr xmlns:w="x"><w:fldChar/><w:instrText>DDE</w:instrText><w:r/>'
        b"<w:instrText>AUTO c:\\\\cmd.exe</w:instrText><w:fldChar/></w:hdr>"
    )


def with_a_simple_field(members: Members) -> None:
    members["word/header9.xml"] = b'<w:hdr xmlns:w="x"><w:fldSimple w:instr=" INCLUDETEXT c:\\a "/></w:hdr>'


def as_a_heap(members: Members) -> None:
    members.update({f"word/{place}.txt": b"x" for place in range(MAX_PARTS)})


def that_swells(members: Members) -> None:
    members["word/media/a.bmp"] = b"0" * 31_000_000


def with_a_doctype(members: Members) -> None:
    members[DOCUMENT] = members[DOCUMENT].replace(
        b"<w:document", b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document', 1
    )


def without_controls(members: Members) -> None:
    members[DOCUMENT] = members[DOCUMENT].replace(b"w:sdt>", b"w:smartTag>")


def as_a_spreadsheet(members: Members) -> None:
    members[DOCUMENT] = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        (with_macros, Why.ACTIVE),
        (with_macros_under_another_name, Why.ACTIVE),
        (with_a_control_that_acts, Why.ACTIVE),
        (related("control", "activeX1.xml", external=False), Why.ACTIVE),
        (with_a_field_that_starts_something, Why.ACTIVE),
        (with_a_simple_field, Why.ACTIVE),
        (with_an_object, Why.ATTACHMENT),
        (related("aFChunk", "a.html", external=False), Why.ATTACHMENT),
        (related("attachedTemplate", "https://a.example/b.dotm"), Why.ELSEWHERE),
        (related("image", "https://a.example/b.png"), Why.ELSEWHERE),
        (related("oleObject", "https://a.example/b"), Why.ATTACHMENT),
        (as_a_heap, Why.TOO_BIG),
        (that_swells, Why.TOO_BIG),
        (with_a_doctype, Why.UNREADABLE),
        (without_controls, Why.NO_CONTROL),
        (as_a_spreadsheet, Why.NOT_PAPER),
        (lambda members: members.pop("_rels/.rels"), Why.NOT_PAPER),
    ],
)
def test_what_hides_something_is_not_read(
    paper: bytes, change: Callable[[Members], None], answer: Why
) -> None:
    assert why(changed(paper, change)) == answer


def test_an_address_that_waits_for_a_click_is_no_danger(paper: bytes) -> None:
    """Word makes one of each address that is typed."""
    linked = changed(paper, related("hyperlink", "mailto:goran@partenaire.example"))
    assert fields_of(linked)["who"] == "Léa"


def test_what_is_broken_or_of_another_format_is_said(paper: bytes) -> None:
    assert why(paper[:2000]) == Why.UNREADABLE
    assert why(b"PK\x03\x04 a docx") == Why.UNREADABLE
    assert why(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600) == Why.OLD_WORD
    assert why(changed(paper, lambda members: members.update({DOCUMENT: b"<w:document"}))) == Why.UNREADABLE
