from django.urls import path

from samskap.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.start, name="start"),
    path("personvern/", views.privacy, name="privacy"),
    path("<slug:organisation>/", views.front, name="front"),
]
