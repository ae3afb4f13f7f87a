from django.apps import AppConfig


class ThemasConfig(AppConfig):
    name = "themas"
    verbose_name = "Thema’s en cijfers"
