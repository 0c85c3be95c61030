"""What a telephone notes in a day without network, as its own code writes it (see cases/phones.py)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from filrouge.accounts.models import User
from filrouge.outreach.models import Choice
from filrouge.people.queries.places import Place, places_of
from filrouge.shared import clock

Operation = dict[str, str]


@dataclass(frozen=True)
class Notebook:
    place: Place
    needs: Sequence[int]

    @classmethod
    def of(cls, user: User) -> "Notebook":
        needs = Choice.objects.shipped().filter(list="need").order_by("rank").values_list("pk", flat=True)
        return cls(places_of(user)[0], list(needs))

    def encounter(self, number: int, met: str = "") -> Operation:
        """One in three gives a nickname; `met`: someone met before."""
        named = not met and number % 3 == 0
        payload = {
            "organisation": self.place.organisation.pk,
            "identification": "nickname" if named or met else "anonymous",
            "nickname": f"Prénom {number}" if named else "",
            "acquaintance": met or (str(uuid4()) if named else None),
            "needs": [self.needs[number % len(self.needs)]],
            "age_band": "young",
            "note": f"Rencontre {number} au marché, cherche de l’aide pour un courrier",
        }
        return self._written("outreach.encounter", payload)

    def correction(self, first: Operation, number: int) -> Operation:
        known = json.loads(first["content"])["payload"]["note"]
        changes = {"note": [known, f"{known} ({number})"]}
        payload = {"organisation": self.place.organisation.pk, "changes": changes}
        return self._written("outreach.encounter_correction", payload, record=first["id"])

    def contact(self, person: str, number: int) -> Operation:
        payload = {"channel": "phone", "outcome": "talked", "direction": "out", "note": f"Appel {number}"}
        return self._written("pathways.contact", payload, person=person)

    def opening(self, person: str) -> Operation:
        return self._written("sync.opening", {}, person=person)

    def _written(self, kind: str, payload: dict[str, Any], **more: str) -> Operation:
        client_id = str(uuid4())
        content = {
            "id": client_id,
            "kind": kind,
            "schema": 1,
            "at": clock.now().isoformat(),
            "payload": payload,
            "project": self.place.project.pk,
            "salt": uuid4().hex,
            **more,
        }
        return {"id": client_id, "content": json.dumps(content, ensure_ascii=False)}
