"""Where the words of the draft are written. The id of a word may hold a slash."""

from django.urls import path

from samskap.language.views import entry_editor

urlpatterns = [
    path("utkast/nytt-ord/", entry_editor.new, name="entry_new"),
    path("utkast/ta-ut/<path:entry_key>/", entry_editor.remove, name="entry_remove"),
    path("utkast/ord/<path:entry_key>/", entry_editor.edit, name="entry_edit"),
]
