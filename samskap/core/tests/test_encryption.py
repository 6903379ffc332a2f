"""What is encrypted comes back, and only under the installation's own key."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from samskap.core.encryption import Undecipherable, decrypt, encrypt


@given(st.text())
def test_a_secret_comes_back_and_is_not_seen(secret: str) -> None:
    encrypted = encrypt(secret)
    assert decrypt(encrypted) == secret
    assert len(secret) < 4 or secret not in encrypted


def test_a_changed_key_is_a_fallback_until_it_is_dropped() -> None:
    encrypted = encrypt("JBSWY3DPEHPK3PXP")
    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert decrypt(encrypted) == "JBSWY3DPEHPK3PXP"
    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[]), pytest.raises(Undecipherable):
        decrypt(encrypted)
