"""Figures for Prometheus, summed over all processes of a hub by files in one folder."""

import os
import socket
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, values
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from core.measures import Outcome

FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_STEP_S = (0.01, 0.03, 0.1, 0.3, 0.5, 1, 2, 3, 5, 8, 13, 30)
_ANSWER_S = (0.5, 1, 2, 3, 4, 5, 7, 10, 15, 30, 60, 120)
_REQUEST_S = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30)


@cache
def tell_hosts_apart() -> None:
    """Write each process's figures under the names of its host and its own: in containers that share a folder every process has the number 1.

    Once a process: a second time would forget the files that the first has opened.
    """
    if values.ValueClass is not values.MutexValue:
        host = socket.gethostname()
        values.ValueClass = values.MultiProcessValue(lambda: f"{host}-{os.getpid()}")  # type: ignore[no-untyped-call]  # of the library


class PrometheusMeasures:
    """The port `Measures`, and what the doors count."""

    def __init__(self) -> None:
        """Registered nowhere but here, so that two hubs in one process do not meet."""
        self._registry = CollectorRegistry()
        self._steps = Histogram("statex_step_seconds", "Work on a step of a turn", ("stage", "outcome"), buckets=_STEP_S, registry=self._registry)
        self._answers = Histogram(
            "statex_answer_seconds", "From a turn's first message to its answer", ("platform", "verdict"), buckets=_ANSWER_S, registry=self._registry
        )
        self._requests = Histogram(
            "statex_request_seconds",
            "From a request to the beginning of its response",
            ("method", "route", "status"),
            buckets=_REQUEST_S,
            registry=self._registry,
        )

        self._served = Counter("statex_answers_served", "Answers by who worded them: own, cache or model", ("by",), registry=self._registry)
        self._voice = Counter("statex_voice_seconds", "Seconds that people spoke", registry=self._registry)
        self._spent = Counter("statex_spent_eur", "Euros spent on outside services", ("what",), registry=self._registry)
        self._saved = Counter("statex_saved_eur", "Euros saved by not asking the dearest model", registry=self._registry)

    def step(self, turn_id: str, stage: str, seconds: float, outcome: Outcome) -> None:
        """A step of a turn ended."""
        del turn_id
        self._steps.labels(stage, outcome.value).observe(seconds)

    def answered(self, platform: str, verdict: str, seconds: float) -> None:
        """A turn was answered."""
        self._answers.labels(platform, verdict).observe(seconds)

    def served(self, by: str, voice_s: float) -> None:
        """An answer was worded, to somebody who spoke for so long."""
        self._served.labels(by).inc()
        self._voice.inc(voice_s)

    def spent(self, what: str, eur: Decimal, saved_eur: Decimal) -> None:
        """Euros were spent and saved."""
        self._spent.labels(what).inc(float(eur))
        self._saved.inc(float(saved_eur))

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered; `route` is the pattern of its path, so that ids do not multiply the series."""
        self._requests.labels(method, route, str(status)).observe(seconds)

    def text(self, gauges: Mapping[str, tuple[str, float]]) -> bytes:
        """Everything in Prometheus' text format, over all processes where they share a folder; `gauges` are name -> (meaning, value) of this moment."""
        if os.environ.get(FOLDER_VARIABLE):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # of the library
        else:
            registry = self._registry
        moment = CollectorRegistry()
        moment.register(_Now(gauges))
        return generate_latest(registry) + generate_latest(moment)


class _Now(Collector):
    def __init__(self, gauges: Mapping[str, tuple[str, float]]) -> None:
        self._gauges = gauges

    def collect(self) -> Iterable[GaugeMetricFamily]:
        for name, (meaning, value) in self._gauges.items():
            yield GaugeMetricFamily(name, meaning, value)
