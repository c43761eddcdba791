"""Settings for all tests."""

import sys
from pathlib import Path

from hypothesis import settings

# What several tests share is imported by its name, wherever the tests are started from.
sys.path.insert(0, str(Path(__file__).parent))

# Machines that run tests are noisy: a slow example is no finding.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
