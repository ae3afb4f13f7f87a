"""A clock that stands still, so that two visits differ only by what was asked of the database."""

import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.utils import timezone


@contextmanager
def stil_klok(nu):
    """It is ``nu``, also for what signs and packs."""
    stil = SimpleNamespace(time=nu.timestamp, localtime=time.localtime, monotonic=time.monotonic)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: nu)
        for module in ("zipfile", "django.core.signing", "django.utils.cache"):
            patch.setattr(f"{module}.time", stil)
        yield
