"""Checking a text."""

from django.urls import path

from samskap.language.views import checking, checking_files

urlpatterns = [
    path("sjekk/", checking.check, name="check"),
    path("sjekk/fil/", checking_files.check_document, name="check_file"),
    path("sjekk/ordene.json", checking.compiled, name="compiled"),
    path("sjekk/grunner.json", checking.reasons, name="reasons"),
]
