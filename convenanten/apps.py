from django.apps import AppConfig


class ConvenantenConfig(AppConfig):
    name = "convenanten"
    verbose_name = "Afspraken"

    def ready(self):
        from convenanten.overlap import OVERLAPTRIGGERS

        OVERLAPTRIGGERS.bewaak(self)
