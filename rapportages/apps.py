from django.apps import AppConfig


class RapportagesConfig(AppConfig):
    name = "rapportages"
    verbose_name = "Rapportages"

    def ready(self):
        from rapportages import rollen  # noqa: F401 - register their system checks
        from rapportages.lezen.verwijzers import opgeschreven_op
        from rapportages.publicatie.zegels import ZEGELS
        from themas.onthulling import opgeschreven

        opgeschreven.append(opgeschreven_op)  # a report keeps what it froze: docs/besluiten/0007
        ZEGELS.bewaak(self)
