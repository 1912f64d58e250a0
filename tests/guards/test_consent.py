"""Whoever changes the text of the consent decides whether it is a new version."""

import re
from hashlib import sha256

from models import consent
from services.texts import texts

OTHERWISE = "the text of the consent changed. If more is kept of a person now, raise VERSION; put the new DIGEST"


def test_the_text_of_the_consent_belongs_to_its_version() -> None:
    said = texts().plain("join-consent", center="Центр", post="Куратор", days=60)
    anew = texts().plain("consent-anew-ask", days=60)
    text = re.sub(r"\s+", " ", f"{consent.VERSION} {said} {anew}")
    assert sha256(text.encode()).hexdigest()[:16] == consent.DIGEST, OTHERWISE


def test_each_version_says_what_is_new() -> None:
    said = [texts().plain("consent-news", version=number) for number in range(1, consent.VERSION + 1)]
    assert len(set(said)) == consent.VERSION
