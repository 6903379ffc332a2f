from django.apps import AppConfig


class ValuesConfig(AppConfig):
    name = "samskap.values"
    label = "values"
