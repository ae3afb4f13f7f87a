from django.apps import AppConfig


class ConvenantenConfig(AppConfig):
    name = "convenanten"
    verbose_name = "Afspraken"
