from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class RapportagesConfig(AppConfig):
    name = "rapportages"
    verbose_name = "Rapportages"

    def ready(self):
        from rapportages import rollen  # noqa: F401 - register their system checks
        from rapportages.publicatie import verzegeling

        # The hooks that Django has for this; docs/besluiten/0024 says why these two signals and no others.
        pre_migrate.connect(verzegeling.voor_migreren, sender=self)
        post_migrate.connect(verzegeling.na_migreren, sender=self)
