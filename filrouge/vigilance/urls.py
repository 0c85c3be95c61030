from django.urls.resolvers import URLPattern

app_name = "vigilance"
urlpatterns: list[URLPattern] = []
