from django.urls import path

from .views import cohorts, drift, places, targeting

app_name = "enrolment"
urlpatterns = [
    path("ciblage/", targeting.index, name="targeting-index"),
    path("projets/<int:project_id>/ciblage/", targeting.show, name="targeting-show"),
    path("projets/<int:project_id>/ciblage/modifier/", targeting.edit, name="targeting-edit"),
    path("projets/<int:project_id>/ciblage/imprimer/", targeting.print_, name="targeting-print"),
    path("projets/<int:project_id>/ciblage/versions/", targeting.history, name="targeting-history"),
    path("projets/<int:project_id>/ecarts/", drift.show, name="drift-show"),
    path("projets/<int:project_id>/ecarts/calculer/", drift.count, name="drift-count"),
    path("cohortes/", cohorts.index, name="cohorts-index"),
    path("cohortes/nouvelle/", cohorts.new, name="cohorts-new"),
    path("cohortes/<int:cohort_id>/", cohorts.show, name="cohorts-show"),
    path("cohortes/<int:cohort_id>/modifier/", cohorts.edit, name="cohorts-edit"),
    path("cohortes/<int:cohort_id>/calendrier/", cohorts.calendar, name="cohorts-calendar"),
    path("cohortes/<int:cohort_id>/places/nouvelle/", places.new, name="places-new"),
    path("cohortes/places/<uuid:place_id>/fin/", places.end, name="places-end"),
]
