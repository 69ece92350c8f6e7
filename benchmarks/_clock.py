"""Runs a command and writes what it took: python -I -S _clock.py FILE COMMAND…

A process of its own because the largest memory of a child is never less than that of the process that started it.
"""

import os
import sys
import time

start = time.perf_counter()
try:
    child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
except OSError as e:
    sys.exit(f"{sys.argv[2]}: {e.strerror}")
_, status, used = os.wait4(child, 0)
taken = time.perf_counter() - start
peak = used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
with open(sys.argv[1], "w") as file:  # noqa: PTH123 - nothing is to be imported here
    file.write(f"{taken} {used.ru_utime + used.ru_stime} {peak}")
sys.exit(os.waitstatus_to_exitcode(status) & 255)
