"""Counting addresses: in memory alone, without the address, a new count each day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import RequestFactory, override_settings

from samskap.core import ratelimit

LIMIT = ratelimit.Limit("test", most=2, seconds=60)
ADDRESS = "192.0.2.7"


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def test_more_than_the_limit_is_too_much_and_others_are_not_touched() -> None:
    assert [ratelimit.within(LIMIT, ADDRESS) for _again in range(4)] == [True, True, False, False]
    assert ratelimit.within(LIMIT, "192.0.2.8")
    assert ratelimit.used_up(LIMIT, ADDRESS)
    assert not ratelimit.used_up(LIMIT, "192.0.2.8")


def test_the_memory_holds_no_address() -> None:
    ratelimit.within(LIMIT, ADDRESS)
    kept = str(getattr(cache, "_cache", ""))
    assert "limit:" in kept
    assert ADDRESS not in kept


def test_the_counts_are_kept_in_memory_alone() -> None:
    assert "LocMemCache" in settings.CACHES["default"]["BACKEND"]


def test_behind_a_proxy_the_visitor_is_counted_and_without_one_nobody_can_say_who_they_are() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": ADDRESS})
    assert ratelimit.address_of(request) == "10.0.0.1"
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        assert ratelimit.address_of(request) == ADDRESS
