from django.urls import path

from .views import conflicts, devices, handed, inbox, operations, sessions

app_name = "sync"

_PHONE = "telephones/<uuid:device_id>"
_HELD = "notes-en-attente/<uuid:operation_id>"

urlpatterns = [
    path("terrain/session/", sessions.show, name="sessions-show"),
    path("terrain/telephone/", devices.register, name="devices-register"),
    path("terrain/echanges/", operations.send, name="operations-send"),
    path("telephones/", devices.index, name="devices-index"),
    path(f"{_PHONE}/nom/", devices.rename, name="devices-rename"),
    path(f"{_PHONE}/effacer/", devices.wipe, name="devices-wipe"),
    path(f"{_PHONE}/prolonger/", devices.extend, name="devices-extend"),
    path("notes-en-attente/", inbox.index, name="inbox-index"),
    path(f"{_HELD}/confier/", inbox.hand, name="inbox-hand"),
    path("notes-a-reprendre/<uuid:operation_id>/", handed.show, name="handed-show"),
    path("desaccords/<uuid:operation_id>/", conflicts.show, name="conflicts-show"),
]
