from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "samskap.portal"
    label = "portal"
