"""Measurements: `python -m benchmarks` prints figures and their ratios to peers and floors run side by side."""
