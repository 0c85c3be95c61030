"""A page of ours as a DOCX: the same words as on the PDF, and content controls to fill with any word processor.

The page is made of the few things that papers are made of (see PIECES); anything else is refused, rather than lost.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree, html

from filrouge.shared import clock

from .limits import EMPTY

LANGUAGES = {"fr": "fr-FR"}
LONGEST_NAME = 64  # of a control, for Word
BREAK = "\u2028"
SPACES = re.compile(r"[ \t\r\n]+")  # not those that do not break
INK, SOFT, EDGE = RGBColor(0x22, 0x26, 0x2B), RGBColor(0x59, 0x61, 0x6B), "8D8578"
# Of the library's own styles: those that are used, and those that these lean on.
KEPT = {
    *("Normal", "Heading 1", "Heading 2", "Heading 1 Char", "Heading 2 Char"),
    *("Default Paragraph Font", "Normal Table", "No List"),
}
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that a user adds
SIDES = ("top", "left", "bottom", "right")
# Of each kind of paragraph: points, millimetres before and after, soft, kept with the next.
STYLES = {
    "Lead": (10, 0, 1.5, True, False),
    "Said": (8.5, 1, 0, True, True),
    "Asked": (10, 2, 0.5, False, True),
    "Answer": (10, 0, 1, False, False),
    "Foot": (8.5, 5, 0, True, False),
}


def fillable(page: str, *, labels: Mapping[str, str], hidden: Mapping[str, str]) -> bytes:
    """The page as a DOCX whose named inputs can be filled.

    `page`: a whole page of HTML; its language and its title are those of the document.
    `labels`: what a screen reader says of each field, by name. `hidden`: values that travel with the paper
    and that its reader does not see.
    Raises KeyError for a field without a label, or for what is no piece of a paper.
    """
    tree = html.document_fromstring(page)
    paper = _Paper(labels)
    paper.dress(tree.findtext(".//title") or "", tree.get("lang", ""))
    for block in tree.body:
        PIECES[str(block.tag)](paper, block)
    paper.carry(hidden)
    return paper.saved()


@cache
def _template() -> bytes:
    """The styles of a paper and no other, made once per process: the library comes with half a megabyte of them, which
    would be read and written again at each paper."""
    document: Any = Document()
    for style in list(document.styles):
        if style.name not in KEPT:
            style.delete()
    _add_styles(document.styles)
    relations = document.part.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/stylesWithEffects")]:
        del relations[key]
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _add_styles(styles: Any) -> None:
    styles["Normal"].font.size = Pt(10)
    for name in ("Heading 1", "Heading 2"):
        styles[name].font.color.rgb = INK
    for name, (size, before, after, soft, kept) in STYLES.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.font.size, style.font.bold = Pt(size), name == "Asked" or None
        style.font.color.rgb = SOFT if soft else None
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Mm(before), Mm(after)
        spacing.keep_with_next = kept or None
    sides = (_made(f"w:{side}", val="single", sz="4", space="3", color=EDGE) for side in SIDES)
    styles["Answer"].element.get_or_add_pPr().insert(0, _made("w:pBdr", sides))


class _Paper:
    def __init__(self, labels: Mapping[str, str]) -> None:
        self._document: Any = Document(BytesIO(_template()))
        self._labels = labels
        self._controls = 0

    def dress(self, title: str, language: str) -> None:
        """Says what it is, and nothing of who made it or with what."""
        about = self._document.core_properties
        about.title, about.language = title, LANGUAGES.get(language, language)
        about.author = about.last_modified_by = about.comments = ""
        about.created = about.modified = clock.now().replace(tzinfo=None)
        for one in self._document.styles.element.iter(qn("w:lang")):
            one.set(qn("w:val"), about.language)

    def heading(self, block: Any) -> None:
        self._document.add_heading(_words(block), level=int(block.tag[1]))

    def paragraph(self, block: Any) -> None:
        self._say(_words(block), "Lead" if block.get("class") == "lead" else "Normal")

    def foot(self, block: Any) -> None:
        self._say(_words(block), "Foot")

    def facts(self, block: Any) -> None:
        for one in block.iter("dt", "dd"):
            self._say(_words(one), "Said" if one.tag == "dt" else "Normal")

    def question(self, block: Any) -> None:
        """A label, and the field it is for."""
        for one in block:
            if one.tag == "label":
                self._say(_words(one), "Asked")
            else:
                self._field(one)

    def carry(self, hidden: Mapping[str, str]) -> None:
        """In properties of the file, which programs keep and do not show."""
        properties = etree.Element(f"{{{CUSTOM}}}Properties", nsmap={None: CUSTOM, "vt": TYPES})
        for number, (name, value) in enumerate(hidden.items(), start=2):
            about = {"fmtid": FORMAT, "pid": str(number), "name": name}
            one = etree.SubElement(properties, f"{{{CUSTOM}}}property", about)
            etree.SubElement(one, f"{{{TYPES}}}lpwstr").text = value
        package = self._document.part.package
        content = etree.tostring(properties, encoding="UTF-8", xml_declaration=True)
        part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, content, package)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)

    def saved(self) -> bytes:
        content = BytesIO()
        self._document.save(content)
        return content.getvalue()

    def _say(self, text: str, style: str) -> Paragraph:
        paragraph: Paragraph = self._document.add_paragraph(style=style)
        _write(paragraph, text)
        return paragraph

    def _field(self, one: Any) -> None:
        """A control in its paragraph, with its name twice: some programs lose the tag of a control, none a bookmark."""
        name, value, kind = FIELDS[str(one.tag)](one)
        self._controls += 1
        number = str(self._controls)
        paragraph = self._say(value or EMPTY, "Answer")._p
        titles = (
            ("w:alias", self._labels[name][:LONGEST_NAME]),
            ("w:tag", name),
            ("w:id", number),
            ("w:lock", "sdtLocked"),
        )
        empty = [] if value else [_made("w:showingPlcHdr")]
        about = _made("w:sdtPr", [*(_made(tag, val=said) for tag, said in titles), *empty, kind])
        control = _made("w:sdt", [about, _made("w:sdtContent", paragraph.r_lst)])
        around = _made("w:bookmarkStart", id=number, name=name), _made("w:bookmarkEnd", id=number)
        paragraph.extend([around[0], control, around[1]])


PIECES: Mapping[str, Callable[[_Paper, Any], None]] = {
    "h1": _Paper.heading,
    "h2": _Paper.heading,
    "p": _Paper.paragraph,
    "dl": _Paper.facts,
    "div": _Paper.question,
    "footer": _Paper.foot,
}


def _line(one: Any) -> tuple[str, str, Any]:
    return one.get("name"), one.get("value", ""), _made("w:text")


def _lines(one: Any) -> tuple[str, str, Any]:
    return one.get("name"), (one.text or "").strip(), _made("w:text", multiLine="1")


def _choice(one: Any) -> tuple[str, str, Any]:
    """Its words stand on the paper; the code is behind them. The first line says that nothing is chosen."""
    offered = [(_words(option), option) for option in one if option.get("value")]
    chosen = next((words for words, option in offered if "selected" in option.attrib), "")
    lines = [(EMPTY, EMPTY), *((words, option.get("value")) for words, option in offered)]
    items = (_made("w:listItem", displayText=words, value=code) for words, code in lines)
    return one.get("name"), chosen, _made("w:dropDownList", items)


FIELDS: Mapping[str, Callable[[Any], tuple[str, str, Any]]] = {
    "input": _line,
    "textarea": _lines,
    "select": _choice,
}


def _made(tag: str, inside: Iterable[Any] = (), **values: str) -> Any:
    one: Any = OxmlElement(tag)
    for name, value in values.items():
        one.set(qn(f"w:{name}"), value)
    one.extend(inside)
    return one


def _words(element: Any) -> str:
    """As a browser shows them."""
    for one in element.iter("br"):
        one.tail = f"{BREAK}{one.tail or ''}"
    return "\n".join(SPACES.sub(" ", line).strip(" ") for line in element.text_content().split(BREAK))


def _write(paragraph: Paragraph, text: str) -> None:
    """From the side its first letter begins."""
    run = paragraph.add_run(text)
    if _is_rtl(text):
        paragraph._p.get_or_add_pPr().append(_made("w:bidi"))
        run._r.get_or_add_rPr().append(_made("w:rtl"))


def _is_rtl(text: str) -> bool:
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((one for one in strong if one in ("L", "R", "AL")), "L") != "L"
