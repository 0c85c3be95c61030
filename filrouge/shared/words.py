import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SPACES = re.compile(r"[ \t\u00a0\u202f\u2009]+")
_NOT_SHOWN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, directions, surrogates, private, unassigned
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ı": "i"})


def fold(text: str) -> str:
    """Words to compare headings and vocabulary: « Né(e) le » → "ne e le". Not for people's names."""
    if text.isascii():
        return _NOT_WORD.sub(" ", text.lower()).strip()
    decomposed = unicodedata.normalize("NFKD", latin_digits(text).translate(_LIGATURES).lower())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _NOT_WORD.sub(" ", bare).strip()


def tidy(text: str) -> str:
    """Outer and doubled spaces removed (non-breaking ones too), line breaks kept, accents composed."""
    lines = (_SPACES.sub(" ", line).strip() for line in unicodedata.normalize("NFC", text).splitlines())
    return "\n".join(line for line in lines if line)


def harmless(text: str) -> str:
    """What a stranger wrote, as text to show: tidy, without the characters that turn, hide or command."""
    shown = (c for c in text if c in "\n\t" or unicodedata.category(c) not in _NOT_SHOWN)
    return tidy("".join(shown))


def latin_digits(text: str) -> str:
    """« ٠٦ » (Arabic, Persian or other digits) → "06"."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def quoted(text: str) -> str:
    """Text between French quotation marks, never cut from its marks at the end of a line."""
    return f"«\u00a0{text}\u00a0»"
