from django.apps import AppConfig


class LanguageConfig(AppConfig):
    name = "samskap.language"
    label = "language"
