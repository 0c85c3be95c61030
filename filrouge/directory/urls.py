from django.urls import path

from .views import communes, contacts, corrections, imports, linked, notes, officials, services, structures

app_name = "directory"

_STRUCTURE = "annuaire/structures/<uuid:structure_id>"
_SERVICE = "annuaire/services/<uuid:service_id>"
_CONTACT = "annuaire/contacts/<uuid:key_contact_id>"

urlpatterns = [
    path("annuaire/", services.index, name="services-index"),
    path("annuaire/services.csv", services.export, name="services-export"),
    path("annuaire/qui-fait-quoi/", communes.index, name="communes-index"),
    path("annuaire/structures/nouvelle/", structures.new, name="structures-new"),
    path(f"{_STRUCTURE}/", structures.show, name="structures-show"),
    path(f"{_STRUCTURE}/corriger/", structures.edit, name="structures-edit"),
    path(f"{_STRUCTURE}/retirer/", structures.end, name="structures-end"),
    path(f"{_STRUCTURE}/services/nouveau/", services.new, name="services-new"),
    path(f"{_STRUCTURE}/c-est-nous/", linked.new, name="linked-new"),
    path(f"{_STRUCTURE}/ce-n-est-pas-nous/", linked.end, name="linked-end"),
    path(f"{_STRUCTURE}/notes/nouvelle/", notes.new, name="notes-new"),
    path(f"{_STRUCTURE}/contacts/nouveau/", contacts.new, name="contacts-new"),
    path(f"{_SERVICE}/", services.show, name="services-show"),
    path(f"{_SERVICE}/corriger/", services.edit, name="services-edit"),
    path(f"{_SERVICE}/retirer/", services.end, name="services-end"),
    path("annuaire/corrections/<uuid:correction_id>/retirer/", corrections.end, name="corrections-end"),
    path("annuaire/notes/<uuid:note_id>/retirer/", notes.end, name="notes-end"),
    path("annuaire/contacts/", contacts.index, name="contacts-index"),
    path(f"{_CONTACT}/modifier/", contacts.edit, name="contacts-edit"),
    path(f"{_CONTACT}/remplacer/", contacts.replace, name="contacts-replace"),
    path(f"{_CONTACT}/parle/", contacts.speak, name="contacts-speak"),
    path("annuaire/elus/", officials.index, name="officials-index"),
    path("annuaire/elus/nouveau/", officials.new, name="officials-new"),
    path("annuaire/elus/<uuid:official_id>/modifier/", officials.edit, name="officials-edit"),
    path("annuaire/imports/", imports.index, name="imports-index"),
    path("annuaire/imports/nouveau/", imports.new, name="imports-new"),
    path("annuaire/imports/<uuid:import_id>/", imports.show, name="imports-show"),
    path("annuaire/imports/<uuid:import_id>/a-corriger/", imports.refused, name="imports-refused"),
]
