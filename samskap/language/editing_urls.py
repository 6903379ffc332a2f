"""Where the words of the draft are written."""

from django.urls import path

from samskap.language.views import entry_editor

urlpatterns = [
    path("utkast/ord/nytt/", entry_editor.new, name="entry_new"),
    path("utkast/ord/<str:entry_key>/", entry_editor.edit, name="entry_edit"),
    path("utkast/ord/<str:entry_key>/ta-ut/", entry_editor.remove, name="entry_remove"),
]
