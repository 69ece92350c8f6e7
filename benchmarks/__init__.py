"""Measurements: `python -m benchmarks` prints figures and their ratios to a peer run side by side."""
