from django.urls import path

from samskap.people import views
from samskap.people.calendar import views as calendar
from samskap.people.integrations import views as integrations

app_name = "people"
urlpatterns = [
    path("konto/", views.my_page, name="me"),
    path("konto/sprak/", views.choose_language, name="language"),
    path("konto/paminnelser/", views.choose_digest, name="digest"),
    path("konto/kalender/", calendar.calendar_key, name="calendar_key"),
    path("kalender/<slug:token>.ics", calendar.calendar, name="calendar"),
    path("konto/prov/<slug:key>/", views.try_as, name="try_as"),
    path("<slug:organisation>/koblinger/", integrations.integrations, name="integrations"),
    path("<slug:organisation>/koblinger/api/ny/", integrations.token_add, name="token_add"),
    path(
        "<slug:organisation>/koblinger/sprak/ny/", integrations.language_token_add, name="language_token_add"
    ),
    path("<slug:organisation>/koblinger/innbygging/ny/", integrations.embed_add, name="embed_add"),
    path(
        "<slug:organisation>/koblinger/<int:integration_id>/trekk-tilbake/",
        integrations.integration_revoke,
        name="integration_revoke",
    ),
]
