"""allauth's own views under addresses in Norwegian: only those we use, so that no page of passwords exists."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from samskap.people import views

urlpatterns = [
    path("logg-inn/", account.login, name="account_login"),
    path("logg-inn/kode/", account.confirm_login_code, name="account_confirm_login_code"),
    path("logg-inn/bekreft/", mfa.authenticate, name="mfa_authenticate"),
    path("logg-inn/passnokkel/", login_not_required(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("logg-inn/<slug:provider_id>/start/", views.go_to_provider, name="openid_connect_login"),
    path("logg-inn/<slug:provider_id>/svar/", oidc.callback, name="openid_connect_callback"),
    path("logg-inn/avbrutt/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("logg-inn/feil/", login_not_required(social.login_error), name="socialaccount_login_error"),
    path("logg-ut/", account.logout, name="account_logout"),
    path("ikke-i-bruk/", account.account_inactive, name="account_inactive"),
    path("bli-med/", views.how_to_join, name="account_signup"),
    path("bli-med/jobbkonto/", views.how_to_join, name="socialaccount_signup"),
    path("bekreft/", account.reauthenticate, name="account_reauthenticate"),
    path("bekreft/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("bekreft/passnokkel/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("sikkerhet/", views.to_my_page, name="mfa_index"),
    path("sikkerhet/jobbkonto/", views.to_my_page, name="socialaccount_connections"),
    path("sikkerhet/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("sikkerhet/app/fjern/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("sikkerhet/koder/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("sikkerhet/koder/nye/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sikkerhet/koder/hent/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("sikkerhet/passnokler/", views.to_my_page, name="mfa_list_webauthn"),
    path("sikkerhet/passnokler/ny/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("sikkerhet/passnokler/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("sikkerhet/passnokler/<int:pk>/fjern/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]
