"""The mark a paper bears, unseen: which sheet it is, which version, for whom. It shows where the paper comes from and
gives no right: what comes back is accepted by a person, whatever its mark."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from filrouge.partners.models import Referral, Sheet
from filrouge.shared.encryption import keyring

FIELD = "filrouge"  # the hidden field that carries it


@dataclass(frozen=True)
class Mark:
    sheet_id: UUID
    version: int
    signature: str

    @classmethod
    def of(cls, sheet: Sheet, recipient: str) -> Self:
        return cls(sheet.pk, sheet.version, keyring().sign(_signed(sheet.pk, sheet.version, recipient)))

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """What `str()` wrote; None for anything else."""
        try:
            sheet, version, signature = text.split(".", 2)
            return cls(UUID(hex=sheet), int(version[:5]), signature)
        except ValueError:
            return None

    def is_ours(self, recipient: str) -> bool:
        """Whether it was written here, for this recipient, with a key still in use."""
        return keyring().signed(self.signature, _signed(self.sheet_id, self.version, recipient))

    def __str__(self) -> str:
        return f"{self.sheet_id.hex}.{self.version}.{self.signature}"


def recipient_of(referral: Referral) -> str:
    """The structure, and its service if any: as a sheet is signed for it."""
    return written(referral.structure_id, referral.service_id)


def written(structure_id: UUID, service_id: UUID | None) -> str:
    return f"{structure_id}:{service_id or ''}"


def _signed(sheet_id: UUID, version: int, recipient: str) -> str:
    return f"partners.sheet|{sheet_id}|{version}|{recipient}"
