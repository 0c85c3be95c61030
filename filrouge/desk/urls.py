from django.urls import path

from .views import caseload, contacts, coordination, day, record, search

app_name = "desk"
urlpatterns = [
    path("", day.index, name="day-index"),
    path("file-active/", caseload.index, name="caseload-index"),
    path("file-active/export/", caseload.export, name="caseload-export"),
    path("contacts/", contacts.index, name="contacts-index"),
    path("contacts/export/", contacts.export, name="contacts-export"),
    path("personnes/<uuid:person_id>/", record.show, name="record-show"),
    path("personnes/<uuid:person_id>/imprimer/", record.print_, name="record-print"),
    path("ensemble/", coordination.index, name="coordination-index"),
    path("recherche/", search.index, name="search-index"),
]
