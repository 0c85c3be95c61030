from enum import StrEnum
from typing import Self

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Kind(StrEnum):
    """A paper that is filled on a computer. Its value ends the file's name."""

    PDF = "pdf"
    DOCX = "docx"

    @property
    def media_type(self) -> str:
        return "application/pdf" if self is Kind.PDF else WORD

    @classmethod
    def of(cls, content: bytes) -> Self | None:
        """As its first bytes say: what it really holds is for the reader to find out."""
        if b"%PDF-" in content[:1024]:
            return cls("pdf")
        return cls("docx") if content.startswith(b"PK\x03\x04") else None
