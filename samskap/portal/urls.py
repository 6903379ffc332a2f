from django.urls import path

from samskap.portal import views
from samskap.portal.mirror import views as mirror

app_name = "portal"
urlpatterns = [
    path("", views.start, name="start"),
    path("personvern/", views.privacy, name="privacy"),
    path("innbygging/<str:signed>/", views.embed, name="embed"),
    path("<slug:organisation>/", views.front, name="front"),
    path("<slug:organisation>/verdiene/i-praksis/", mirror.mirror, name="mirror"),
    path("<slug:organisation>/verdiene/i-praksis/tall/", mirror.numbers, name="mirror_numbers"),
    path("<slug:organisation>/verdiene/i-praksis/tall.csv", mirror.numbers_file, name="mirror_file"),
    path("<slug:organisation>/verdiene/i-praksis/<slug:slug>/", mirror.strand, name="mirror_value"),
]
