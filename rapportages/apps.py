from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class RapportagesConfig(AppConfig):
    name = "rapportages"
    verbose_name = "Rapportages"

    def ready(self):
        from rapportages import rollen  # noqa: F401 - register their system checks
        from rapportages.lezen.verwijzers import opgeschreven_op
        from rapportages.publicatie import verzegeling
        from themas.onthulling import opgeschreven

        opgeschreven.append(opgeschreven_op)  # a report keeps what it froze: docs/besluiten/0007
        # The hooks that Django has for this; docs/besluiten/0024 says why these two signals and no others.
        pre_migrate.connect(verzegeling.voor_migreren, sender=self)
        post_migrate.connect(verzegeling.na_migreren, sender=self)
