"""What the content controls of a DOCX say. For the process that can do nothing else: see `child`.

A DOCX is a zip of XML: names are compared without their namespace, for there are two of these, and the document is
found where the file says it is, for some programs call it otherwise.
"""

import codecs
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from filrouge.shared.papers.limits import EMPTY, MAX_FIELDS, MAX_LETTERS, MAX_PARTS, MAX_UNPACKED, Refused

Parts = Mapping[str, etree._Element]

# Ends of the types of relations: to what acts by itself, to another file.
ACTIVE = {"vbaProject", "wordVbaData", "control", "activeXControlBinary", "extensibility"}
ATTACHED = {"oleObject", "package", "aFChunk", "subDocument"}
# What a field of Word may compute: where one clicks, pages, the day. Others fetch, include or start something.
HARMLESS = {"HYPERLINK", "PAGE", "NUMPAGES", "DATE", "TIME"}
# Taken out by a correction, not to be shown, or written twice.
NOT_SAID = {"del", "moveFrom", "rPr", "pPr", "sdtPr", "Fallback"}
codecs.lookup("cp437")  # of names in a zip; once shut in, none can be loaded
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, etree.XMLSyntaxError)


def read(content: bytes) -> dict[str, str]:
    """Raises Refused."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = opened(archive)
    except BROKEN as error:
        raise Refused("unreadable") from error
    document = related(parts, "officeDocument")
    if document is None or "wordprocessingml" not in document.tag:
        raise Refused("not_paper")
    for name, part in parts.items():
        refuse_what_acts(name, part)
    fields = said(document)
    if not fields:
        raise Refused("no_control")
    return {**carried(related(parts, "custom-properties")), **fields}


def opened(archive: ZipFile) -> Parts:
    """Its XML, by name. What is too much once unpacked is not unpacked."""
    members = archive.infolist()
    if len(members) > MAX_PARTS or sum(one.file_size for one in members) > MAX_UNPACKED:
        raise Refused("too_big")
    for one in members:
        refuse_by_name(one.filename.lower())
    wanted = [one for one in members if one.filename.lower().endswith((".xml", ".rels"))]
    return {one.filename: parsed(archive.read(one)) for one in wanted}


def refuse_by_name(name: str) -> None:
    """Even where nothing leads to it."""
    if name.endswith("vbaproject.bin") or "/activex/" in name:
        raise Refused("active")
    if "/embeddings/" in name:
        raise Refused("attachment")


def parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:  # where entities that grow are declared: no program writes one
        raise Refused("unreadable")
    return root


def related(parts: Parts, kind: str) -> etree._Element | None:
    """The part that the file says is its document, or its properties."""
    targets = (one.get("Target", "") for one in parts.get("_rels/.rels", ()) if kind_of(one) == kind)
    return parts.get(next(targets, "").lstrip("/"))


def refuse_what_acts(name: str, part: etree._Element) -> None:
    if name.endswith(".rels"):
        for relation in part:
            refuse_relation(relation)
    elif name == "[Content_Types].xml":
        if any("macroEnabled" in one.get("ContentType", "") for one in part):
            raise Refused("active")
    elif any(word.upper() not in HARMLESS for word in computed(part)):
        raise Refused("active")


def refuse_relation(relation: etree._Element) -> None:
    kind = kind_of(relation)
    if kind in ACTIVE:
        raise Refused("active")
    if kind in ATTACHED:
        raise Refused("attachment")
    if (
        relation.get("TargetMode") == "External" and kind != "hyperlink"
    ):  # a link waits for a click, others do not
        raise Refused("elsewhere")


def kind_of(relation: etree._Element) -> str:
    return relation.get("Type", "").rpartition("/")[2]


def computed(part: etree._Element) -> Iterator[str]:
    """The first word of each field of Word, whose instruction may be scattered: « PAGE », « DDEAUTO »."""
    told = [value_of(one, "instr") for one in part.xpath("//*[local-name()='fldSimple']")]
    said = ""
    for one in part.xpath("//*[local-name()='fldChar' or local-name()='instrText']"):
        if name_of(one) == "instrText":
            said += one.text or ""
        else:
            told.append(said)
            said = ""
    yield from (words[0] for one in [*told, said] if (words := one.split()))


def carried(properties: etree._Element | None) -> dict[str, str]:
    """What travels hidden, with whatever else programs note there."""
    found = properties if properties is not None else ()
    return {one.get("name", ""): "".join(one.itertext()).strip()[:MAX_LETTERS] for one in found}


def said(document: etree._Element) -> dict[str, str]:
    """By name. Of a control that was copied, the first that says something."""
    fields: dict[str, str] = {}
    for control in document.xpath("//*[local-name()='sdt']"):
        about, inside = child(control, "sdtPr"), child(control, "sdtContent")
        name = value_of(child(about, "tag")) or bookmark_of(control)
        if name and inside is not None and not fields.get(name):
            fields[name] = "" if shows_nothing(about) else choice_of(about, text_of(inside))
        if len(fields) > MAX_FIELDS:
            raise Refused("unreadable")
    return fields


def bookmark_of(control: etree._Element) -> str:
    """In its paragraph, wherever the program put it."""
    found = control.getparent().xpath(".//*[local-name()='bookmarkStart']")
    return value_of(found[0], "name") if found else ""


def shows_nothing(about: etree._Element | None) -> bool:
    """Only what invites to write there."""
    shown = child(about, "showingPlcHdr")
    return shown is not None and value_of(shown) not in ("0", "false", "off")


def choice_of(about: etree._Element | None, text: str) -> str:
    """What stands behind the chosen line of a list; any other text as it is."""
    if text == EMPTY:
        return ""
    items = child(about, "dropDownList")
    codes = (
        {value_of(one, "displayText"): value_of(one, "value") for one in items} if items is not None else {}
    )
    return codes.get(text, text)[:MAX_LETTERS]


def text_of(inside: etree._Element) -> str:
    return "".join(words_of(inside)).strip()


def words_of(element: etree._Element) -> Iterator[str]:
    for one in element:
        name = name_of(one)
        if name in NOT_SAID:
            continue
        if name == "t":
            yield one.text or ""
        elif name in ("br", "cr", "tab"):
            yield "\t" if name == "tab" else "\n"
        else:
            yield from words_of(one)
            if name == "p":
                yield "\n"


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    return next((one for one in element if name_of(one) == name), None) if element is not None else None


def value_of(element: etree._Element | None, name: str = "val") -> str:
    if element is None:
        return ""
    return next((value for key, value in element.items() if etree.QName(key).localname == name), "")


def name_of(element: etree._Element) -> str:
    return etree.QName(element).localname
