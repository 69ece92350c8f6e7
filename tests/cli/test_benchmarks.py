"""The benchmark runs, and what it measures is the same every time."""

from __future__ import annotations

import json
import subprocess
import sys

import msgspec
from benchmarks.generate import document

from tests.samples import ROOT


def test_the_generated_document_is_always_the_same() -> None:
    assert msgspec.json.encode(document(300)) == msgspec.json.encode(document(300))
    assert document(300) != document(300, seed=1)


def test_the_benchmark_runs() -> None:
    command = [sys.executable, "-m", "benchmarks", "--json", "--indicators", "300", "--times", "1", "--files", "2"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    figures = json.loads(done.stdout)
    assert figures["process"]["check_s"] > figures["process"]["pass_s"] > 0
    assert all(figures["folder"][way] > 0 for way in ("one_s", "jobs_s", "first_s", "second_s"))
    assert all(run["judge_s"] > 0 and run["findings"] > 0 for run in figures["engine"])
