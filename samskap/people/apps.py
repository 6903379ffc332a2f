from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "samskap.people"
    label = "people"
