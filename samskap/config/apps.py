from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings and addresses; owns no model."""

    name = "samskap.config"
    label = "config"
