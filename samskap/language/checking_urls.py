"""Checking a text."""

from django.urls import path

from samskap.language.views import checking

urlpatterns = [
    path("sjekk/", checking.check, name="check"),
    path("sjekk/ordene.json", checking.compiled, name="compiled"),
]
