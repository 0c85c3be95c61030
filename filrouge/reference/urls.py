from django.urls import path

from .views import answers

app_name = "reference"
urlpatterns = [
    path("reponses/", answers.index, name="answers-index"),
    path("projets/<int:project_id>/reponses/nouvelle/", answers.new, name="answers-new"),
    path("projets/<int:project_id>/reponses/<int:answer_id>/adapter/", answers.edit, name="answers-edit"),
    path("projets/<int:project_id>/reponses/<int:answer_id>/retirer/", answers.end, name="answers-end"),
]
