"""One profile for the property tests: the same examples in every run, and no clock."""

from hypothesis import HealthCheck, settings


settings.register_profile(
    "vast",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("vast")
