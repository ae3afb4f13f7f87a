from django.apps import AppConfig


class VeiligheidConfig(AppConfig):
    name = "veiligheid"
    verbose_name = "Veiligheid"

    def ready(self):
        from veiligheid import huisstijl  # noqa: F401 - registers its system check
        from veiligheid.aanmelden import sporen  # noqa: F401 - hears who signs in and out
        from veiligheid.vertrouwen import securitytxt, verklaringen  # noqa: F401 - register their system checks
