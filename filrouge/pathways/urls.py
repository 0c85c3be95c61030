from django.urls.resolvers import URLPattern

app_name = "pathways"
urlpatterns: list[URLPattern] = []
