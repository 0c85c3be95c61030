from django.urls import path

from .views import (
    agreements,
    askings,
    blockages,
    cases,
    commissions,
    decisions,
    links,
    meetings,
    minutes,
    news,
    places,
    seats,
)

app_name = "commissions"

_COMMISSION = "commissions/<uuid:commission_id>"
_MEETING = "commissions/reunions/<uuid:meeting_id>"
_CASE = "commissions/situations/<uuid:case_id>"
_DECISION = "commissions/decisions/<uuid:decision_id>"

urlpatterns = [
    path("commissions/", commissions.index, name="commissions-index"),
    path("projets/<int:project_id>/commissions/nouvelle/", commissions.new, name="commissions-new"),
    path(f"{_COMMISSION}/", commissions.show, name="commissions-show"),
    path(f"{_COMMISSION}/modifier/", commissions.edit, name="commissions-edit"),
    path(f"{_COMMISSION}/arreter/", commissions.close, name="commissions-close"),
    path(f"{_COMMISSION}/membres/nouveau/", seats.new, name="seats-new"),
    path("commissions/membres/<uuid:seat_id>/fin/", seats.end, name="seats-end"),
    path(f"{_COMMISSION}/reunions/nouvelle/", meetings.new, name="meetings-new"),
    path(f"{_MEETING}/", meetings.show, name="meetings-show"),
    path(f"{_MEETING}/deplacer/", meetings.edit, name="meetings-edit"),
    path(f"{_MEETING}/preparer/", meetings.prepare, name="meetings-prepare"),
    path(f"{_MEETING}/ordre/", meetings.arrange, name="meetings-arrange"),
    path(f"{_MEETING}/ouvrir/", meetings.open_, name="meetings-open"),
    path(f"{_MEETING}/finir/", meetings.close, name="meetings-close"),
    path(f"{_MEETING}/annuler/", meetings.cancel, name="meetings-cancel"),
    path(f"{_MEETING}/ecran/", meetings.project, name="meetings-project"),
    path(f"{_MEETING}/nouvelles/", news.new, name="news-new"),
    path(f"{_MEETING}/ajouter/", cases.add, name="cases-add"),
    path("parcours/<uuid:pathway_id>/commission/", cases.ask, name="cases-ask"),
    path(f"{_CASE}/", cases.show, name="cases-show"),
    path(f"{_CASE}/a-emporter/", cases.takeaway, name="cases-takeaway"),
    path(f"{_CASE}/retirer/", cases.leave, name="cases-leave"),
    path(f"{_CASE}/commencer/", cases.start, name="cases-start"),
    path(f"{_CASE}/terminer/", cases.finish, name="cases-finish"),
    path(f"{_CASE}/dire/", cases.tell, name="cases-tell"),
    path(f"{_CASE}/noter/", cases.note, name="cases-note"),
    path(f"{_MEETING}/compte-rendu/", minutes.show, name="minutes-show"),
    path(f"{_MEETING}/compte-rendu.pdf", minutes.paper, name="minutes-paper"),
    path(f"{_MEETING}/compte-rendu/valider/", minutes.approve, name="minutes-approve"),
    path("commissions/demandes/<uuid:asking_id>/vue/", askings.settle, name="askings-settle"),
    path("commissions/remontees/", blockages.index, name="blockages-index"),
    path(f"{_CASE}/remonter/", blockages.new, name="blockages-new"),
    path("commissions/remontees/<uuid:blockage_id>/reponse/", blockages.answer, name="blockages-answer"),
    path(f"{_CASE}/prevenir/", agreements.new, name="agreements-new"),
    path(f"{_CASE}/retrait/", agreements.withdraw, name="agreements-withdraw"),
    path(f"{_CASE}/decider/", decisions.new, name="decisions-new"),
    path(f"{_DECISION}/corriger/", decisions.edit, name="decisions-edit"),
    path(f"{_DECISION}/etape/", decisions.plan, name="decisions-plan"),
    path(f"{_DECISION}/fait/", decisions.keep, name="decisions-keep"),
    path(f"{_DECISION}/abandonner/", decisions.drop, name="decisions-drop"),
    path("commissions/places/<uuid:place_id>/", places.show, name="places-show"),
    path("commissions/places/<uuid:place_id>/compte-rendu.pdf", places.paper, name="places-paper"),
    path("commission/<str:token>/", links.show, name="links-show"),
    path("commission/<str:token>/compte-rendu.pdf", links.paper, name="links-paper"),
]
