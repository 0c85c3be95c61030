"""What the red thread shows of what came before the path."""

from uuid import UUID

from filrouge.shared.ui.thread import Bead

from .orienting.beads import orientation_beads


def beads_of(person_id: UUID) -> list[Bead]:
    """Within the asker's reach, in no order."""
    return orientation_beads(person_id)
