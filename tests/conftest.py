"""Settings that hold for every test."""

import os

# Before numpy is imported: one thread per process, or workers fight over the cores.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

# After the threads: hypothesis may load numpy.
from hypothesis import settings  # noqa: E402

# Without a deadline or a random start, a slow machine and a rerun see the same tests.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")
