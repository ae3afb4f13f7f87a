"""What every answer says to the browser, as internet.nl asks; the pages themselves are in tests/site."""

import pytest
from django.urls import reverse


@pytest.fixture
def koppen(client, settings):
    settings.SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
    return client.get(reverse("huisstijl"), secure=True).headers


def test_content_security_policy_allows_nothing_inline_and_nothing_from_elsewhere(koppen):
    beleid = dict(regel.split(" ", 1) for regel in koppen["Content-Security-Policy"].split("; "))
    assert beleid == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "frame-src": "'none'",
        "object-src": "'none'",
    }


def test_other_security_headers(koppen):
    assert koppen["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert koppen["Referrer-Policy"] == "same-origin"
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["X-Frame-Options"] == "DENY"
    assert koppen["Cross-Origin-Opener-Policy"] == "same-origin"


def test_reader_gets_no_cookie_and_may_keep_the_answer(client):
    antwoord = client.get(reverse("huisstijl"))
    assert not antwoord.cookies
    assert "Cookie" not in antwoord.headers.get("Vary", "")
    opnieuw = client.get(reverse("huisstijl"), headers={"If-None-Match": antwoord.headers["ETag"]})
    assert opnieuw.status_code == 304
