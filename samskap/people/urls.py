from django.urls import path

from samskap.people import views

app_name = "people"
urlpatterns = [
    path("", views.my_page, name="me"),
    path("sprak/", views.choose_language, name="language"),
    path("prov/<slug:key>/", views.try_as, name="try_as"),
]
