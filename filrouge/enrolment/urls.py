from django.urls import path

from .views import (
    abandonments,
    answers,
    candidacies,
    commitments,
    entries,
    follow_ups,
    meetings,
    motivations,
    presentations,
    refusals,
    rule_sets,
    terms,
    waitings,
)

app_name = "enrolment"
ONE = "candidatures/<uuid:candidacy_id>"
PROJECT = "projets/<int:project_id>"
urlpatterns = [
    path("candidatures/", candidacies.index, name="candidacies-index"),
    path("candidatures/attente/", waitings.index, name="waitings-index"),
    path("personnes/<uuid:person_id>/candidature/nouvelle/", candidacies.new, name="candidacies-new"),
    path(f"{ONE}/", candidacies.show, name="candidacies-show"),
    path(f"{ONE}/premier-rendez-vous/", meetings.new, name="meetings-new"),
    path(f"{ONE}/a-emporter/", meetings.page, name="meetings-page"),
    path(f"{ONE}/motivation/", motivations.new, name="motivations-new"),
    path(f"{ONE}/demarche/", motivations.back, name="motivations-back"),
    path(f"{ONE}/relance/", follow_ups.new, name="follow_ups-new"),
    path(f"{ONE}/criteres/<int:criterion_id>/", answers.edit, name="answers-edit"),
    path(f"{ONE}/criteres/reprendre/", answers.confirm, name="answers-confirm"),
    path(f"{ONE}/engagement/", commitments.show, name="commitments-show"),
    path(f"{ONE}/engagement/signer/", commitments.new, name="commitments-new"),
    path(f"{ONE}/engagement/contresigner/", commitments.countersign_, name="commitments-countersign"),
    path(f"{ONE}/attente/", waitings.new, name="waitings-new"),
    path(f"{ONE}/attente/fin/", waitings.end, name="waitings-end"),
    path(f"{ONE}/refus/", refusals.new, name="refusals-new"),
    path(f"{ONE}/refus/suite/", refusals.settle, name="refusals-settle"),
    path(f"{ONE}/abandon/", abandonments.new, name="abandonments-new"),
    path(f"{ONE}/entree/", entries.new, name="entries-new"),
    path(f"{PROJECT}/recrutement/", rule_sets.show, name="rule_sets-show"),
    path(f"{PROJECT}/recrutement/criteres/", rule_sets.edit, name="rule_sets-edit"),
    path(f"{PROJECT}/recrutement/page/", presentations.edit, name="presentations-edit"),
    path(f"{PROJECT}/recrutement/delais/", terms.edit, name="terms-edit"),
]
