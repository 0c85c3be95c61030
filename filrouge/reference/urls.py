from django.urls import path

from .views import answers, translations

app_name = "reference"

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
]
