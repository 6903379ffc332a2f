from django.urls import URLPattern, path

from samskap.gatherings.views import answering

urlpatterns: list[URLPattern] = [path("svar/<str:token>/", answering.answer, name="answer")]
