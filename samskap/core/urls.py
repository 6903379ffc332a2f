from django.urls import path

from samskap.core import views

app_name = "core"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("sprak/", views.set_language, name="set_language"),
]
