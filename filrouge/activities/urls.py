from django.urls import path

from .views import (
    activities,
    attendances,
    claims,
    cohort_programmes,
    coverage,
    invitations,
    opinions,
    participations,
    remarks,
    sessions,
)

app_name = "activities"

_ACTIVITY = "activites/<uuid:activity_id>"
_SESSION = "activites/seances/<uuid:session_id>"
_PARTICIPATION = "activites/participations/<uuid:participation_id>"

urlpatterns = [
    path("activites/", activities.week, name="activities-week"),
    path("activites/toutes/", activities.index, name="activities-index"),
    path("activites/nouvelle/", activities.new, name="activities-new"),
    path("activites/domaines/", coverage.index, name="coverage-index"),
    path("activites/cohortes/<int:cohort_id>/", cohort_programmes.new, name="cohort_programmes-new"),
    path("personnes/<uuid:person_id>/activites/", coverage.show, name="coverage-show"),
    path(f"{_ACTIVITY}/", activities.show, name="activities-show"),
    path(f"{_ACTIVITY}/modifier/", activities.edit, name="activities-edit"),
    path(f"{_ACTIVITY}/arreter/", activities.end, name="activities-end"),
    path(f"{_ACTIVITY}/ce-qui-change/", activities.improve, name="activities-improve"),
    path("activites/ce-qui-change/<int:improvement_id>/dit/", activities.told, name="activities-told"),
    path("activites/remarques/", remarks.index, name="remarks-index"),
    path("activites/ce-qui-change/<int:improvement_id>/repondre/", remarks.answer, name="remarks-answer"),
    path("activites/ce-qui-change/<int:improvement_id>/fait/", remarks.done, name="remarks-done"),
    path(f"{_SESSION}/remarque/", remarks.new, name="remarks-new"),
    path(f"{_ACTIVITY}/seances/nouvelle/", sessions.new, name="sessions-new"),
    path(f"{_ACTIVITY}/inviter/", participations.new, name="participations-new"),
    path(f"{_ACTIVITY}/presences/", attendances.export, name="attendances-export"),
    path(f"{_SESSION}/", sessions.show, name="sessions-show"),
    path(f"{_SESSION}/deplacer/", sessions.move, name="sessions-move"),
    path(f"{_SESSION}/pas-eu-lieu/", sessions.cancel, name="sessions-cancel"),
    path(f"{_SESSION}/temps-reflexif/", sessions.reflect, name="sessions-reflect"),
    path(f"{_SESSION}/feuille/", sessions.sheet, name="sessions-sheet"),
    path(f"{_SESSION}/presences/", attendances.edit, name="attendances-edit"),
    path("activites/presences/<uuid:attendance_id>/avis/", opinions.new, name="opinions-new"),
    path("activites/presences/<uuid:attendance_id>/competences/", claims.new, name="claims-new"),
    path("activites/competences/<uuid:claim_id>/retirer/", claims.take_back, name="claims-take_back"),
    path("activites/presences/<uuid:doubt_id>/choisir/", attendances.settle, name="attendances-settle"),
    path(f"{_PARTICIPATION}/reponse/", participations.answer, name="participations-answer"),
    path(f"{_PARTICIPATION}/lien/", participations.hand, name="participations-hand"),
    path(f"{_PARTICIPATION}/place/", participations.seat, name="participations-seat"),
    path(f"{_PARTICIPATION}/fin/", participations.end, name="participations-end"),
    path(f"{_PARTICIPATION}/role/", participations.part, name="participations-part"),
    path("activite/<str:token>/", invitations.show, name="invitations-show"),
]
