from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "samskap.practice"
    label = "practice"
