from django.urls import path

from .views import (
    api_tokens,
    consortium,
    invitations,
    memberships,
    objectives,
    organisations,
    profile,
    projects,
    second_factor,
    words,
)

app_name = "accounts"

_ORGANISATION = "organisations/<int:organisation_id>"
_PROJECT = "projets/<int:project_id>"

urlpatterns = [
    path("mon-compte/", profile.show, name="profile-show"),
    path("mon-compte/modifier/", profile.edit, name="profile-edit"),
    path("invitation/<str:token>/", invitations.show, name="invitations-show"),
    path("organisations/", organisations.index, name="organisations-index"),
    path("organisations/nouvelle/", organisations.new, name="organisations-new"),
    path(f"{_ORGANISATION}/", organisations.show, name="organisations-show"),
    path(f"{_ORGANISATION}/modifier/", organisations.edit, name="organisations-edit"),
    path(f"{_ORGANISATION}/invitations/nouvelle/", invitations.new, name="invitations-new"),
    path(
        f"{_ORGANISATION}/invitations/<int:invitation_id>/renvoyer/",
        invitations.resend,
        name="invitations-resend",
    ),
    path(
        f"{_ORGANISATION}/invitations/<int:invitation_id>/retirer/",
        invitations.revoke,
        name="invitations-revoke",
    ),
    path(f"{_ORGANISATION}/fonctions/nouvelle/", memberships.new, name="memberships-new"),
    path(
        f"{_ORGANISATION}/fonctions/<int:membership_id>/modifier/",
        memberships.edit,
        name="memberships-edit",
    ),
    path(f"{_ORGANISATION}/fonctions/<int:membership_id>/terminer/", memberships.end, name="memberships-end"),
    path(
        f"{_ORGANISATION}/comptes/<int:user_id>/second-facteur/",
        second_factor.revoke,
        name="second_factor-revoke",
    ),
    path(f"{_ORGANISATION}/cles/", api_tokens.index, name="api_tokens-index"),
    path(f"{_ORGANISATION}/cles/nouvelle/", api_tokens.new, name="api_tokens-new"),
    path(f"{_ORGANISATION}/cles/<int:token_id>/retirer/", api_tokens.end, name="api_tokens-end"),
    path("projets/", projects.index, name="projects-index"),
    path("projets/nouveau/", projects.new, name="projects-new"),
    path(f"{_PROJECT}/", projects.show, name="projects-show"),
    path(f"{_PROJECT}/modifier/", projects.edit, name="projects-edit"),
    path(f"{_PROJECT}/mots/", words.edit, name="words-edit"),
    path(f"{_PROJECT}/mots/apercu/", words.preview, name="words-preview"),
    path(f"{_PROJECT}/objectifs/nouveau/", objectives.new, name="objectives-new"),
    path(f"{_PROJECT}/objectifs/<int:objective_id>/modifier/", objectives.edit, name="objectives-edit"),
    path(f"{_PROJECT}/objectifs/<int:objective_id>/retirer/", objectives.remove, name="objectives-remove"),
    path(f"{_PROJECT}/consortium/nouveau/", consortium.new, name="consortium-new"),
    path(f"{_PROJECT}/consortium/<int:member_id>/terminer/", consortium.end, name="consortium-end"),
]
