from django.urls import path

from samskap.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.start, name="start"),
    path("personvern/", views.privacy, name="privacy"),
    path("innbygging/<str:signed>/", views.embed, name="embed"),
    path("<slug:organisation>/", views.front, name="front"),
]
