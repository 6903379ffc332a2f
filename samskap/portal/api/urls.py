from django.urls import path

from samskap.portal.api import views
from samskap.portal.api.interface import patterns

app_name = "api"
urlpatterns = [
    path("", views.api_root, name="api-root"),
    path("docs/", views.api_reference, name="reference"),
    path("openapi.json", views.api_description, name="openapi"),
    *patterns(),
    path("<path:rest>", views.api_missing, name="missing"),
]
