"""The part of the wiring that says what a process measures; apart, because it must come before anything else makes a figure."""

import os

from config.settings import Settings
from core.measures import Figures, Measures


def figures(settings: Settings) -> Figures:
    """What this process measures, added up with the other processes of the hub. To be called once, before anything else makes a figure."""
    folder = settings.var_dir / "run" / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(folder))
    from adapters.metrics.prometheus import (  # noqa: PLC0415  it decides on being loaded whether processes share their figures
        PrometheusMeasures,
        tell_hosts_apart,
    )

    tell_hosts_apart()
    return PrometheusMeasures()


def traced(measures: Measures, settings: Settings, process: str) -> Measures:
    """The same, and traces to the collector where one is configured; `process` is what this one is called there."""
    if not settings.otlp_endpoint:
        return measures
    from adapters.metrics.otel import OtelMeasures  # noqa: PLC0415  not for those who trace nothing

    return OtelMeasures(settings.otlp_endpoint, process, measures)
