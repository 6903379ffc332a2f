from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "samskap.gatherings"
    label = "gatherings"
