"""All settings in one file. What the environment may decide is listed in docs/reference/settings.md."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from samskap.config import env
from samskap.core.logs import logging_settings
from samskap.people.claims import read_mapping

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.text("SAMSKAP_VAR", str(BASE_DIR / "var")))

# --- Where and how this installation runs -----------------------------------------------------------------------
DEBUG = env.flag("SAMSKAP_DEBUG")
DEMO = env.flag("SAMSKAP_DEMO")  # shows "try as" buttons on the sign-in page; never on a real installation
SITE_URL = env.text("SAMSKAP_URL", "http://127.0.0.1:8000").rstrip("/")
_site = urlsplit(SITE_URL)
HTTPS = _site.scheme == "https"
SECRET_KEY = env.secret("SAMSKAP_SECRET_KEY", kept_in=VAR_DIR / "secret_key")
ALLOWED_HOSTS = [_site.hostname or "127.0.0.1", "127.0.0.1", "localhost", *env.words("SAMSKAP_HOSTS")]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# Documents are set from templates below the first, with the faces in the second (core.documents).
DOCUMENT_ROOT = BASE_DIR / "samskap"
DOCUMENT_FACES = BASE_DIR / "samskap/design/fonts"

INSTALLED_APPS = [
    "samskap.config.apps.ConfigConfig",
    "samskap.portal",
    "samskap.gatherings",
    "samskap.practice",
    "samskap.plans",
    "samskap.values",
    "samskap.language",
    "samskap.people",
    "samskap.design",
    "samskap.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "samskap.core.middleware.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "samskap.core.middleware.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samskap.core.middleware.WithoutCookiesMiddleware",
    "samskap.core.middleware.PrivatePagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "samskap.core.middleware.LanguageMiddleware",
    "samskap.core.middleware.WithoutNulMiddleware",
    "samskap.core.handing_back.SignInFirstMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "samskap.core.middleware.ButtonAddressMiddleware",
]

ROOT_URLCONF = "samskap.config.urls"
WSGI_APPLICATION = "samskap.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            # Both libraries would set the loaders themselves, and the last one would silence the first.
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samskap.portal.context.site",
            ],
        },
    },
]

# --- Data --------------------------------------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(env.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'samskap.sqlite3'}"))
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets pages be read while something is written; IMMEDIATE takes the write lock at the start of a
    # transaction, so that two writers wait for each other instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        " PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Counts of addresses (core/ratelimit.py) must never leave the memory, and many addresses must not push others out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_POLICY_FILE = BASE_DIR / "policy" / "data.yaml"
# Fields without a file; a file has limits of its own where it is taken in.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
FILE_UPLOAD_HANDLERS = ["samskap.core.uploads.SmallUpload"]  # pages that take documents have their own

# --- Languages and time ------------------------------------------------------------------------------------------
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Norsk bokmål"), ("nn", "Norsk nynorsk"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"
LANGUAGE_COOKIE_NAME = "sprak"
LANGUAGE_COOKIE_SAMESITE: Final = "Lax"

# --- Sign-in -----------------------------------------------------------------------------------------------------
# A code by e-mail, a passkey, an authenticator app, or the municipality's own login. There are no passwords.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["samskap.people.sign_in.backend.PersonBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "samskap.people.sign_in.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "samskap.people.forms.SignInForm",
    "confirm_login_code": "samskap.people.forms.LoginCodeForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]  # no password field, so that signing in sends a code
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code is the proof
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _site.scheme
MFA_ADAPTER = "samskap.people.sign_in.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "samskap.people.forms.AppCodeForm",
    "reauthenticate": "samskap.people.forms.ConfirmForm",
    "activate_totp": "samskap.people.forms.ConnectAppForm",
    "add_webauthn": "samskap.people.forms.AddPasskeyForm",
    "edit_webauthn": "samskap.people.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Samskap"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers still insist on https or localhost
SOCIALACCOUNT_ADAPTER = "samskap.people.sign_in.adapters.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
# One OpenID Connect provider, found by its discovery address (ID-porten, Entra ID, …).
OIDC_URL = env.text("SAMSKAP_OIDC_URL", "")
OIDC_ORGANISATION = env.text("SAMSKAP_OIDC_ORGANISATION", "")  # slug; takes in people we do not know
OIDC_ROLES_CLAIM = env.text("SAMSKAP_OIDC_ROLES_CLAIM", "roles")
OIDC_ROLES = read_mapping(env.text("SAMSKAP_OIDC_ROLES", ""))
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "kommunen",
                    "name": env.text("SAMSKAP_OIDC_NAME", "jobbkonto"),
                    "client_id": env.text("SAMSKAP_OIDC_CLIENT_ID"),
                    "secret": env.text("SAMSKAP_OIDC_SECRET"),
                    "settings": {
                        "server_url": OIDC_URL,
                        "oauth_pkce_enabled": True,
                        "email_authentication": True,
                        # Entra ID does not say that an address is verified; the municipality may vouch for it.
                        "verified_email": env.flag("SAMSKAP_OIDC_EMAIL_VERIFIED"),
                    },
                }
            ],
        }
    }
    if OIDC_URL
    else {}
)
# Browsers hold a form to these addresses even when its answer sends them on to the provider.
OIDC_ORIGINS = (
    ["{0.scheme}://{0.netloc}".format(urlsplit(OIDC_URL)), *env.words("SAMSKAP_OIDC_HOSTS")]
    if OIDC_URL
    else []
)

# --- Static files ------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
COLLECTED_STATIC = env.flag("SAMSKAP_COLLECTED_STATIC")  # `samskap serve` sets it after collecting
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not COLLECTED_STATIC

# --- Security ----------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *OIDC_ORIGINS],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
if env.flag("SAMSKAP_BEHIND_PROXY"):
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # rate limits count the visitor and not the proxy
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
# Addresses that other systems and other sites look in at; they neither read nor set a cookie.
WITHOUT_COOKIES = ("/api/", "/innbygging/")
# A page for people among them: it speaks the language the reader has chosen.
WITH_COOKIES = ("/api/v1/docs/",)
CSRF_FAILURE_VIEW = "samskap.core.views.csrf_failure"
# Whether browsers shall keep the whole domain in their own list is for its owner to decide, and hard to undo.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# Views of libraries cannot carry our policy mark; each line says why the library is trusted with it.
VIEW_POLICIES = {
    "allauth.": "sign-in; the library closes what needs a signed-in person",
    "django.views.i18n": "no personal data",
}

# --- Mail and logs -----------------------------------------------------------------------------------------------
EMAIL_BACKEND = env.text("SAMSKAP_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = env.text("SAMSKAP_EMAIL_HOST", "localhost")
EMAIL_PORT = int(env.text("SAMSKAP_EMAIL_PORT", "25"))
EMAIL_HOST_USER = env.text("SAMSKAP_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("SAMSKAP_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.flag("SAMSKAP_EMAIL_TLS")
EMAIL_TIMEOUT = 20  # seconds for each answer of the mail server
EMAIL_FILE_PATH = VAR_DIR / "letters"  # where the letters of the demonstration are put
DEFAULT_FROM_EMAIL = env.text("SAMSKAP_EMAIL_FROM", "samskap@localhost")
LOGGING_CONFIG = "samskap.core.logs.configure"
LOGGING = logging_settings(level=env.text("SAMSKAP_LOG_LEVEL", "INFO"), readable=DEBUG or DEMO)
