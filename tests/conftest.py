"""Settings for all tests."""

from hypothesis import settings

# Machines that run tests are noisy: a slow example is no finding.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
