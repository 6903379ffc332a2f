from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Mechanisms without domain words; its system checks keep the house rules."""

    name = "samskap.core"
    label = "core"

    def ready(self) -> None:
        from samskap.core import checks  # noqa: F401  (registers the checks; apps must be loaded first)
