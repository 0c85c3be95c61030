from django.urls import path

from .views import answers, framework_skills, frameworks, occupations, skills, translations

app_name = "reference"

_FRAMEWORK = "referentiels/<uuid:framework_id>"
_IN_PROJECT = "projets/<int:project_id>/referentiels"
_SKILL = "referentiels/competences/<uuid:skill_id>"
_LANGUAGE = "langues/<str:tag>"

urlpatterns = [
    path("langues/", translations.index, name="translations-index"),
    path("langues/<int:translation_id>/juste/", translations.validate, name="translations-validate"),
    path(f"{_LANGUAGE}/", translations.show, name="translations-show"),
    path(f"{_LANGUAGE}/apercu/", translations.preview, name="translations-preview"),
    path(f"{_LANGUAGE}/phrases/<str:key>/", translations.edit, name="translations-edit"),
    path("reponses/", answers.index, name="answers-index"),
    path("projets/<int:project_id>/reponses/nouvelle/", answers.new, name="answers-new"),
    path("projets/<int:project_id>/reponses/<int:answer_id>/adapter/", answers.edit, name="answers-edit"),
    path("projets/<int:project_id>/reponses/<int:answer_id>/retirer/", answers.end, name="answers-end"),
    path("metiers/", occupations.index, name="occupations-index"),
    path("metiers/proposer/", occupations.choose, name="occupations-choose"),
    path("metiers/sources/", occupations.sources, name="occupations-sources"),
    path("metiers/<str:code>/", occupations.show, name="occupations-show"),
    path("competences/<slug:code>/", skills.show, name="skills-show"),
    path("referentiels/", frameworks.index, name="frameworks-index"),
    path(f"{_IN_PROJECT}/nouveau/", frameworks.new, name="frameworks-new"),
    path(f"{_IN_PROJECT}/importer/", frameworks.import_, name="frameworks-import"),
    path(f"{_FRAMEWORK}/", frameworks.show, name="frameworks-show"),
    path(f"{_FRAMEWORK}/modifier/", frameworks.edit, name="frameworks-edit"),
    path(f"{_FRAMEWORK}/brouillon/", frameworks.revise, name="frameworks-revise"),
    path(f"{_FRAMEWORK}/publier/", frameworks.publish, name="frameworks-publish"),
    path(f"{_FRAMEWORK}/partager/", frameworks.share, name="frameworks-share"),
    path(f"{_FRAMEWORK}/retirer/", frameworks.end, name="frameworks-end"),
    path(f"{_FRAMEWORK}/fichier/", frameworks.export, name="frameworks-export"),
    path(f"{_FRAMEWORK}/competences/nouvelle/", framework_skills.new, name="framework_skills-new"),
    path(f"{_SKILL}/modifier/", framework_skills.edit, name="framework_skills-edit"),
    path(f"{_SKILL}/retirer/", framework_skills.end, name="framework_skills-end"),
    path(f"{_SKILL}/deplacer/", framework_skills.move, name="framework_skills-move"),
]
