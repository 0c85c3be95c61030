"""What came after an orientation, kept beside it: whoever sent her may follow it if she agreed."""

from datetime import date
from uuid import UUID

from filrouge.outreach.models import Orientation, OrientationStage
from filrouge.shared.jobs import defer


def note_stage(*, person_id: UUID, project_id: int, kind: str, on: date) -> None:
    """Of each orientation of this person to this project, once. Within the reach of who acts."""
    hers = Orientation.objects.filter(person=person_id, project=project_id)
    for orientation in hers.exclude(orientationstages__kind=kind):
        stage = OrientationStage.objects.create(
            orientation=orientation, person_id=person_id, project_id=project_id, kind=kind, on=on
        )
        defer("outreach.tell_sender", orientation_id=orientation.pk, news_id=stage.pk, stage=kind)
