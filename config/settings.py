"""Settings of Fil rouge. Everything that differs between places comes from the environment.

`FILROUGE_TEST=1` is set by the tests' conftest only: one login (`fr_test`) takes the three roles in
turn by SET ROLE, so that a test can lay fixtures as batch and act as the web role in one transaction.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.postgres.urls import resolve
from filrouge.shared.logs import logging_configuration

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"
env = environ.Env()

TESTING = env.bool("FILROUGE_TEST", False)
DEBUG = env.bool("DEBUG", False)
DEMO = env.bool("FILROUGE_DEMO", False)

NOT_SECRET = "only-for-tests-and-demo-" + "0" * 40
SECRET_KEY = env("SECRET_KEY", default=NOT_SECRET if TESTING or DEBUG or DEMO else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY manque : donnez une longue suite aléatoire.")

# Keys of encrypted columns, current first: "k2:<base64 of 32 bytes>,k1:…" (filrouge/shared/encryption.py).
FILROUGE_KEYS = env(
    "FILROUGE_KEYS",
    default="demo:ZGVtby1vbmx5LWRlbW8tb25seS1kZW1vLW9ubHktISE=" if TESTING or DEBUG or DEMO else "",
)

SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "testserver"] if TESTING or DEBUG or DEMO else []
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- applications -----------------------------------------------------------------------------------

DOMAIN_APPS = [
    f"filrouge.{name}"
    for name in (
        "shared",
        "accounts",
        "privacy",
        "sync",
        "reference",
        "directory",
        "people",
        "messaging",
        "vigilance",
        "pathways",
        "enrolment",
        "outreach",
        "partners",
        "commissions",
        "activities",
        "skills",
        "desk",
        "field",
    )
]
INSTALLED_APPS = [
    *DOMAIN_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "config.apps.TechnicalAdmin",
    "config.apps.PostgresWithoutTypes",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "django_htmx",
    "procrastinate.contrib.django",
    "django_prometheus",
    "csp",
]

if DEMO or TESTING:
    INSTALLED_APPS.append("demo")  # a fictitious world; not even there in production

MIDDLEWARE = [
    "filrouge.shared.logs.RequestLine",
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "filrouge.shared.typography.Typesetting",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every screen asks who you are, unless its view says @login_not_required (listed by a test).
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    # Nobody works without a second factor: those who have none are sent to enrol one.
    "filrouge.accounts.middleware.SecondFactorRequired",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
    # Last, always: it runs the view and renders its answer inside one transaction that knows who asks.
    "filrouge.privacy.middleware.RequestTransaction",
]

if env.bool("FILROUGE_BENCH", False):
    MIDDLEWARE.insert(0, "bench.middleware.CostOfRequest")

if TESTING:
    MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")  # no collected files in unit tests
    MIDDLEWARE.remove("filrouge.shared.typography.Typesetting")  # they read sentences as they are written

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "filrouge.shared.widgets.PlainWidgets"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "filrouge.shared.loading_templates.Loader",
                    ["django.template.loaders.app_directories.Loader"],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "filrouge.shared.templatetags.links",
                "filrouge.shared.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "filrouge.desk.navigation.frame",
                "filrouge.accounts.words.spoken",
            ],
        },
    }
]

# --- database ---------------------------------------------------------------------------------------

DATABASE_URLS = resolve(env.ENVIRON)


def _database(url: str) -> dict:
    options = {"ATOMIC_REQUESTS": False, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    return env.db_url_config(url) | options


if TESTING:
    DATABASES = {"default": _database(DATABASE_URLS.test)}
else:
    _roles = {"default": DATABASE_URLS.app, "owner": DATABASE_URLS.owner, "batch": DATABASE_URLS.batch}
    DATABASES = {alias: _database(url) for alias, url in _roles.items() if url}
    # The cache writes outside the request's transaction, which may be read only or rolled back.
    DATABASES["cache"] = _database(DATABASE_URLS.app)
ROLES_BY_SET_ROLE = TESTING
DATABASE_ROUTERS = ["filrouge.privacy.routers.RoleRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
        if TESTING
        else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}
    )
}

# --- language and time ------------------------------------------------------------------------------

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("français"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
# Languages in which people are spoken to, which Django does not know: Dari and Pashto go from right to left.
LANGUAGES_BIDI = [*global_settings.LANGUAGES_BIDI, "prs", "ps"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

# --- files ------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if TESTING or DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR / "files")))
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- sign-in ----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["filrouge.accounts.signed_in.Backend"]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if TESTING
    else ["django.contrib.auth.hashers.Argon2PasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
ADMIN_PATH = env("ADMIN_PATH", default="administration-technique")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:day-index"

ACCOUNT_ADAPTER = "filrouge.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# No open sign-up: an address is proven by the invitation it received, never by a later message.
ACCOUNT_EMAIL_VERIFICATION = "none"
# An address without account receives nothing, and the page does not say so.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True  # the length of a working day: SESSION_COOKIE_AGE
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE_URL.partition(":")[0]
# Rate limits count by address of the client: behind a proxy, the one the proxy saw.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("BEHIND_PROXY", False) else 0

MFA_ADAPTER = "filrouge.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey stands for password and second factor at once: the device asks for a finger, a face or a code.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = TESTING or DEBUG or DEMO
MFA_TOTP_ISSUER = "Fil rouge"
MFA_TOTP_TOLERANCE = 1

# ProConnect, the State's sign-in for professionals (OpenID Connect): offered when a client is configured.
PROCONNECT_SERVER_URL = env("PROCONNECT_SERVER_URL", default="https://auth.agentconnect.gouv.fr/api/v2")
PROCONNECT_CLIENT_ID = env("PROCONNECT_CLIENT_ID", default="")
PROCONNECT_CLIENT_SECRET = env("PROCONNECT_CLIENT_SECRET", default="")
# Levels of assurance that include a second factor: asked for, and read in the answer.
PROCONNECT_STRONG_ACR = env.list(
    "PROCONNECT_STRONG_ACR",
    default=[
        "https://proconnect.gouv.fr/assurance/self-asserted-2fa",
        "https://proconnect.gouv.fr/assurance/consistency-checked-2fa",
        "eidas2",
        "eidas3",
    ],
)
SOCIALACCOUNT_ADAPTER = "filrouge.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = {}
if PROCONNECT_CLIENT_ID:
    _client = {"client_id": PROCONNECT_CLIENT_ID, "secret": PROCONNECT_CLIENT_SECRET}
    SOCIALACCOUNT_PROVIDERS["proconnect"] = {"APPS": [_client]}

SESSION_ENGINE = "filrouge.accounts.signed_in"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

# --- security headers -------------------------------------------------------------------------------

_https = not (TESTING or DEBUG or DEMO)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _https
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", False) else None
X_FRAME_OPTIONS = "DENY"
_proconnect = ["/".join(PROCONNECT_SERVER_URL.split("/")[:3])] if PROCONNECT_CLIENT_ID else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        # A voice just recorded is heard again before it is kept.
        "media-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        # The sign-in and sign-out buttons are forms whose answer goes on to ProConnect.
        "form-action": [SELF, *_proconnect],
        "frame-ancestors": [NONE],
    }
}

# --- mail -------------------------------------------------------------------------------------------

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
# Seconds: a message stays locked while it is handed over.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Fil rouge <ne-pas-repondre@localhost>")

# --- SMS --------------------------------------------------------------------------------------------

# "http" in production (a JSON POST, see filrouge/messaging/providers/web.py); "" when nobody chose one.
SMS_PROVIDER = env("SMS_PROVIDER", default="file" if DEMO else "console" if DEBUG or TESTING else "")
SMS_HTTP_URL = env("SMS_HTTP_URL", default="")
SMS_HTTP_KEY = env("SMS_HTTP_KEY", default="")
SMS_SENDER = env("SMS_SENDER", default="")
SMS_FOLDER = VAR / "sms"
# Signs what the provider says back (arrived, not arrived, answered); without it, nothing is heard.
SMS_WEBHOOK_SECRET = env("SMS_WEBHOOK_SECRET", default="")
# Hides the addresses that asked not to be written to. Changed, these refusals would no longer be recognised.
DIGEST_KEY = env("DIGEST_KEY", default="") or SECRET_KEY

# --- API, measures, logs ------------------------------------------------------------------------------

API_REQUESTS_A_MINUTE = env.int("API_REQUESTS_A_MINUTE", default=300)
# How long a process may not know of a new subscription; elsewhere than in tests, not one query per event.
WEBHOOK_INTEREST_SECONDS = 0 if TESTING else 10
WEBHOOKS_MAY_STAY_HOME = TESTING or DEBUG  # plain http, this machine, private networks
METRICS_TOKEN = env("METRICS_TOKEN", default="")

# The directory is brought up to date every week from these addresses: published files, or the API of data·inclusion.
DIRECTORY_STRUCTURES_URL = env("DIRECTORY_STRUCTURES_URL", default="")
DIRECTORY_SERVICES_URL = env("DIRECTORY_SERVICES_URL", default="")
DIRECTORY_TOKEN = env("DIRECTORY_TOKEN", default="")

# Where partners may send shuttle sheets by mail: imaps://user:password@host/INBOX. Emptied as it is read.
SHEETS_MAILBOX = env("SHEETS_MAILBOX", default="")

LOGGING = logging_configuration(console=DEBUG)
