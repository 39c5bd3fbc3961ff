"""Percentiles, and the machine they were measured on."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

import numpy as np


def percentiles(seconds: Sequence[float]) -> str:
    """p50, p95, p99 and the largest, in milliseconds."""
    p50, p95, p99 = np.percentile(seconds, (50, 95, 99)) * 1000
    return f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms, max {max(seconds) * 1000:.0f} ms (n={len(seconds)})"


def machine() -> str:
    """Cores, processor and kernel."""
    names = [line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return (
        f"{os.cpu_count()} cores, {names[0] if names else platform.processor()}, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    )
