"""Published files: what comes in, what is refused and why, what the same file changes again."""

import gzip
import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from filrouge.directory.actions.imports import Sent, receive, take
from filrouge.directory.models import DirectoryImport, Kind, RefusedRow, Service, Structure
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import service_row, structure_row, taken

pytestmark = pytest.mark.django_db


class TestTaking:
    def test_structures_then_their_services_come_in(self, cast: Cast) -> None:
        taken(Kind.STRUCTURES, [structure_row()])
        done = taken(Kind.SERVICES, [service_row(conditions_acces="Niveau A2 à l’oral")])
        service = Service.objects.select_related("structure").get()
        assert done.counts["added"] == 1
        assert (service.structure.name, service.french_level) == ("Maison des mots", "A2")
        assert service.themes == ["lecture-ecriture-calcul--maitriser-le-francais"]
        assert len(service.open_at) == 6
