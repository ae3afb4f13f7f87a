from django.apps import AppConfig


class VeiligheidConfig(AppConfig):
    name = "veiligheid"
    verbose_name = "Veiligheid"

    def ready(self):
        from veiligheid import huisstijl  # noqa: F401 - registers its system check
        from veiligheid.aanmelden import sporen  # noqa: F401 - hears who signs in and out
        from veiligheid.opendata import nakijken  # noqa: F401 - registers its system check, as do these
        from veiligheid.vertrouwen import post, securitytxt, verklaringen  # noqa: F401
        from veiligheid.zoeken.triggers import ZOEKTRIGGERS

        ZOEKTRIGGERS.bewaak(self)
