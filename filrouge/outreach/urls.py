from django.urls import path

from .views import doors, followups, orientations, structures

app_name = "outreach"
urlpatterns = [
    path("orienter/<slug:slug>/", doors.show, name="doors-show"),
    path("orienter/<slug:slug>/envoyer/", doors.new, name="doors-new"),
    path("orienter/<slug:slug>/merci/", doors.done, name="doors-done"),
    path("suivre/<str:token>/", followups.show, name="followups-show"),
    path("projets/<int:project_id>/page-publique/", doors.edit, name="doors-edit"),
    path("projets/<int:project_id>/page-publique/fermer/", doors.close, name="doors-close"),
    path("projets/<int:project_id>/page-publique/rouvrir/", doors.reopen, name="doors-reopen"),
    path("projets/<int:project_id>/structures/", structures.index, name="structures-index"),
    path("projets/<int:project_id>/structures/nouvelle/", structures.new, name="structures-new"),
    path("projets/<int:project_id>/structures/<uuid:structure_id>/", structures.edit, name="structures-edit"),
    path(
        "projets/<int:project_id>/structures/<uuid:structure_id>/fin/", structures.end, name="structures-end"
    ),
    path("orientations/", orientations.index, name="orientations-index"),
    path("orientations/<uuid:orientation_id>/", orientations.show, name="orientations-show"),
    path("orientations/<uuid:orientation_id>/prendre/", orientations.take, name="orientations-take"),
    path("orientations/<uuid:orientation_id>/repondre/", orientations.answer, name="orientations-answer"),
    path("orientations/<uuid:orientation_id>/dossier/", orientations.open_, name="orientations-open"),
    path(
        "orientations/<uuid:orientation_id>/dossier/<uuid:person_id>/",
        orientations.attach,
        name="orientations-attach",
    ),
    path("orientations/<uuid:orientation_id>/confier/", orientations.transfer, name="orientations-transfer"),
    path("orientations/<uuid:orientation_id>/ecarter/", orientations.discard, name="orientations-discard"),
    path("orientations/<uuid:orientation_id>/accord/", orientations.tell, name="orientations-tell"),
    path(
        "orientations/<uuid:orientation_id>/structure/", orientations.recognise, name="orientations-recognise"
    ),
]
