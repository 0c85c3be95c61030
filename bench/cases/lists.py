"""A team brings in a list of 10,000 lines, against 15,000 people: lines checked, imported, taken back."""

from bench.batch import timed
from bench.cases import BATCHES, Batch
from bench.lists import long_list
from bench.viewers import Viewer, viewers
from filrouge.pathways.actions.lists import Charge, choose_columns, receive_list, start_import, start_undo
from filrouge.pathways.models import ListImport, Pathway
from filrouge.pathways.tasks import check_list, commit_list, undo_list
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch


def _run() -> dict[str, float]:
    viewer = next(one for one in viewers() if one.name == "large")
    data = long_list()
    seconds = {"received": timed(lambda: _receive(viewer, data))}
    job = {"list_id": str(_latest(viewer).pk), "user_id": viewer.user.pk}
    seconds["dry run"] = timed(lambda: check_list(**job))
    _start(viewer, start_import)
    seconds["commit"] = timed(lambda: commit_list(**job))
    _expect(viewer, ListImport.State.DONE)
    _start(viewer, start_undo)
    seconds["undo"] = timed(lambda: undo_list(**job))
    _expect(viewer, ListImport.State.UNDONE)
    return seconds


def _receive(viewer: Viewer, data: bytes) -> None:
    with acting(viewer.user):
        path = Pathway.objects.select_related("organisation", "project").get(pk=viewer.pathways[0].pk)
        place = {"organisation": path.organisation, "project": path.project}
        batch = receive_list(by=viewer.user, filename="longue.xlsx", data=data, **place)
        choose_columns(by=viewer.user, batch=batch, mapping={}, charge=Charge(rule="column"))


def _start(viewer: Viewer, action) -> None:
    with acting(viewer.user):
        action(by=viewer.user, batch=_latest(viewer))


def _latest(viewer: Viewer) -> ListImport:
    with as_batch("bench: the list just brought in"):
        return ListImport.objects.filter(user=viewer.user).latest("created_at")


def _expect(viewer: Viewer, state: str) -> None:
    batch = _latest(viewer)
    if batch.state != state:
        raise RuntimeError(f"{batch.state} and not {state}: {batch.message} {batch.blockers}")


BATCHES.append(Batch("import", _run, people=15_000))
