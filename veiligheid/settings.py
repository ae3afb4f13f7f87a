"""Settings, all from the environment; docs/beheer/ explains each of them to whoever installs.

OMGEVING says where we run. `productie`, also when nothing is said, refuses to start until the secret
key, the hosts and the HTTPS settings are there. `demo` is for `make demo`, `make dev` and the tests:
the only place without HTTPS, and the only place where DEBUG may be on.
"""

from pathlib import Path

import django
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environ import FileAwareEnv

from veiligheid.aanmelden.instellingen import aanmeldinstellingen
from veiligheid.grenzen import grenzen
from veiligheid.mail import mailinstellingen
from veiligheid.opendata.instellingen import opendata_instellingen
from veiligheid.vertrouwen.instellingen import vertrouwen


BASE_DIR = Path(__file__).resolve().parent.parent

# FileAwareEnv reads SECRET_KEY from the file that SECRET_KEY_FILE names, and so for every setting.
env = FileAwareEnv()

if gemeente_bestand := env("GEMEENTE_BESTAND", default=""):
    if not (BASE_DIR / gemeente_bestand).is_file():
        raise ImproperlyConfigured(f"GEMEENTE_BESTAND: {gemeente_bestand} bestaat niet.")
    env.read_env(BASE_DIR / gemeente_bestand)  # what the environment already says stays

OMGEVING = env("OMGEVING", default="productie")
if OMGEVING not in ("productie", "demo"):
    raise ImproperlyConfigured(f"OMGEVING is {OMGEVING!r}; kies productie of demo.")
IS_DEMO = OMGEVING == "demo"


def verplicht(naam):
    """The setting, or a refusal to start that says what to do."""
    waarde = env(naam, default="")
    if not waarde:
        raise ImproperlyConfigured(f"Zet {naam} in de omgeving, of kies OMGEVING=demo.")
    return waarde


def lijst(naam, demo):
    return demo if IS_DEMO and naam not in env.ENVIRON else verplicht(naam).split(",")


# The municipality

GEMEENTE_NAAM = env("GEMEENTE_NAAM", default="Voorbeeldstad")
GEMEENTE_CODE = env("GEMEENTE_CODE", default="GM9999")
# A municipality that does not exist says so on every page.
GEMEENTE_VERZONNEN = env.bool("GEMEENTE_VERZONNEN", default=GEMEENTE_CODE == "GM9999")
PORTAAL_NAAM = env("PORTAAL_NAAM", default=f"Veiligheid in {GEMEENTE_NAAM}")
CONTACT_EMAIL = env("CONTACT_EMAIL", default="veiligheid@voorbeeldstad.example")
CONTACT_URL = env("CONTACT_URL", default="")
globals().update(vertrouwen(env, contact=CONTACT_EMAIL))  # what it declares, and who reads reports of errors
KLEUR_HOOFD = env("KLEUR_HOOFD", default="#1f4e6b")
KLEUR_ACCENT = env("KLEUR_ACCENT", default="#b3541e")

# Security

SECRET_KEY = verplicht("SECRET_KEY")
if not IS_DEMO and len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is te kort: neem minstens 50 willekeurige tekens.")
DEBUG = env.bool("DEBUG", default=False)
if DEBUG and not IS_DEMO:
    raise ImproperlyConfigured("DEBUG mag alleen aan met OMGEVING=demo.")
ALLOWED_HOSTS = lijst("ALLOWED_HOSTS", demo=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = lijst("CSRF_TRUSTED_ORIGINS", demo=[])
if not IS_DEMO and not all(adres.startswith("https://") for adres in CSRF_TRUSTED_ORIGINS):
    raise ImproperlyConfigured("CSRF_TRUSTED_ORIGINS: elk adres begint met https://.")

# Signing in: TWEEDE_FACTOR, OIDC, AUTHENTICATION_BACKENDS, and what django-axes and mozilla-django-oidc look for.
AANMELDEN = aanmeldinstellingen(env, is_demo=IS_DEMO)
globals().update(AANMELDEN)
OTP_TOTP_ISSUER = PORTAAL_NAAM  # what the app on the phone calls us

# Who may say that a request came over HTTPS. Believing the header without a proxy that sets it would
# let any visitor say so; not believing it behind one gives an endless redirect. Hence no default.
ACHTER_PROXY = "nee" if IS_DEMO else verplicht("ACHTER_PROXY")
if ACHTER_PROXY not in ("ja", "nee"):
    raise ImproperlyConfigured("ACHTER_PROXY is ja of nee.")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ACHTER_PROXY == "ja" else None
SECURE_SSL_REDIRECT = not IS_DEMO
SECURE_HSTS_SECONDS = 0 if IS_DEMO else 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Preloading binds the whole domain of the municipality, which is not for one site on it to decide.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not IS_DEMO
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # an entry sheet: hundreds of figures, some fields each
DATA_UPLOAD_MAX_NUMBER_FILES = 5
# How large files may be and how long work may take, and in which folders they wait.
GRENZEN = grenzen(env, basis=BASE_DIR)
globals().update(GRENZEN)
globals().update(opendata_instellingen(env, basis=BASE_DIR))
# Reading a file goes on in the background, by `manage.py db_worker`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
FILE_UPLOAD_HANDLERS = [
    "themas.uploads.Uploadgrens",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],  # blob: is the PNG that plotly saves
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *AANMELDEN["OIDC_HERKOMSTEN"]],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "frame-src": [NONE],
        "object-src": [NONE],
    }
}
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Mail, such as reminders. EMAIL_URL is smtp+tls://user:password@host:587; without it mail goes to the console.

globals().update(mailinstellingen(env.email_url("EMAIL_URL", default="consolemail://"), wacht=20))
DEFAULT_FROM_EMAIL = env("MAIL_AFZENDER", default="") or CONTACT_EMAIL or f"geen-antwoord@{ALLOWED_HOSTS[0]}"
# Where this site is, for the links in a mail.
SITE_ADRES = (env("SITE_ADRES", default="") or (CSRF_TRUSTED_ORIGINS or ["http://127.0.0.1:8000"])[0]).rstrip("/")
if not SITE_ADRES.startswith(("https://", "http://") if IS_DEMO else "https://"):
    raise ImproperlyConfigured("SITE_ADRES: het adres begint met https://.")

# The application

INSTALLED_APPS = [
    # Before our own: what it registers in the admin, in English, we take out again.
    *(["django_tasks"] if django.VERSION < (6,) else []),
    "django_tasks_db",
    "veiligheid",
    "rapportages",
    "convenanten",
    "themas",
    "django_filters",
    "django_tables2",
    "simple_history",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "veiligheid.beheer.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "veiligheid.api.loket.LoketMiddleware",  # first: what it says holds of every answer under /api/
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "veiligheid.bezig.DatabaseBezigMiddleware",
    "veiligheid.geweigerd.GeweigerdMiddleware",
    "themas.auditspoor.HerkomstMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",  # so that the history of a figure names who changed it
    "veiligheid.aanmelden.gemeente_views.Vernieuwen",  # only where OpenID Connect is on
    "axes.middleware.AxesMiddleware",  # last, as it wants: it answers in the place of the view
]
ROOT_URLCONF = "veiligheid.urls"
WSGI_APPLICATION = "veiligheid.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["themas.weergave.opmaak"],  # numbers and dates the Dutch way, everywhere
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "veiligheid.context.gemeente",
            ],
        },
    }
]
# In the session, so that a reader who never gets a message never gets a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
# A reason as long as it has to be, in a field that each history has of its own: one field object that is shared by
# the models of an abstract base, as `history_change_reason_field` does, makes an UPDATE change the table of another.
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if django.VERSION < (6,):
    FORMS_URLFIELD_ASSUME_HTTPS = True

# Database

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var/veiligheid.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Django itself turns foreign keys on. WAL lets readers read while somebody writes.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "timeout": 10,  # seconds to wait for another writer
        # Take the write lock at the start: one that is asked for halfway cannot wait and fails at once.
        "transaction_mode": "IMMEDIATE",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# Language and time

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# Static files

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var/static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Not in a folder that the web server gives out: our view says who may have a file, and how.
    "documenten": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": GRENZEN["DOCUMENTEN_MAP"], "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Log to the console; whatever runs us keeps it. The audit trail may have a file of its own.

AUDIT_BESTAND = env("AUDIT_BESTAND", default="")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regel": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "kaal": {"format": "{message}", "style": "{"},  # the audit trail is JSON, and carries its own time
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "regel"},
        "audit": {
            # WatchedFileHandler goes on in a new file when the old one was moved away by logrotate.
            **(
                {"class": "logging.handlers.WatchedFileHandler", "filename": AUDIT_BESTAND, "encoding": "utf-8"}
                if AUDIT_BESTAND
                else {"class": "logging.StreamHandler"}
            ),
            "formatter": "kaal",
        },
    },
    "root": {"handlers": ["console"], "level": env("LOGNIVEAU", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "axes": {"level": "ERROR"},  # the audit trail says it once, in Dutch
        "audit": {"handlers": ["audit"], "level": "INFO", "propagate": False},
    },
}
