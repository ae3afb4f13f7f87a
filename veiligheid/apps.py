from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class VeiligheidConfig(AppConfig):
    name = "veiligheid"
    verbose_name = "Veiligheid"

    def ready(self):
        from veiligheid import huisstijl  # noqa: F401 - registers its system check
        from veiligheid.aanmelden import sporen  # noqa: F401 - hears who signs in and out
        from veiligheid.zoeken import triggers

        # The hooks that Django has for what must be there after every migration; see docs/besluiten/0024 and 0051.
        pre_migrate.connect(triggers.voor_migreren, sender=self)
        post_migrate.connect(triggers.na_migreren, sender=self)
        from veiligheid.opendata import nakijken  # noqa: F401 - registers its system check, as do these
        from veiligheid.vertrouwen import post, securitytxt, verklaringen  # noqa: F401
