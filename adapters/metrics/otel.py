"""Traces for OpenTelemetry: one trace a turn, whichever processes worked on it, and one span a step."""

import time
from decimal import Decimal

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.trace import NonRecordingSpan, SpanContext, Status, StatusCode, TraceFlags, set_span_in_context

from core.measures import Measures, Outcome

_LOW = 2**64 - 1


class OtelMeasures:
    """The port `Measures`: sends spans, and hands every figure on to `others`."""

    def __init__(self, endpoint: str, process: str, *others: Measures, exporter: SpanExporter | None = None) -> None:
        """`endpoint` is the base address of an OTLP collector over HTTP; `process` is what this one is called there."""
        provider = TracerProvider(resource=Resource.create({SERVICE_NAME: f"statex-{process}"}))
        provider.add_span_processor(BatchSpanProcessor(exporter or OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces")))
        self._provider = provider
        self._tracer = provider.get_tracer("statex")
        self._others = others

    def step(self, turn_id: str, stage: str, seconds: float, outcome: Outcome) -> None:
        """A step of a turn ended just now."""
        for other in self._others:
            other.step(turn_id, stage, seconds, outcome)
        trace_id = int(turn_id, 16)
        # The id of the turn is that of its trace, so that spans of several processes meet in it without being told of one another.
        turn = SpanContext(trace_id, (trace_id & _LOW) or 1, is_remote=True, trace_flags=TraceFlags(TraceFlags.SAMPLED))
        ended_ns = time.time_ns()
        span = self._tracer.start_span(
            stage,
            context=set_span_in_context(NonRecordingSpan(turn)),
            start_time=ended_ns - int(seconds * 1e9),
            attributes={"statex.turn": turn_id, "statex.outcome": outcome.value},
        )
        if outcome is not Outcome.DONE:
            span.set_status(Status(StatusCode.ERROR))
        span.end(ended_ns)

    def answered(self, platform: str, verdict: str, seconds: float) -> None:
        """A turn was answered."""
        for other in self._others:
            other.answered(platform, verdict, seconds)

    def served(self, by: str, voice_s: float) -> None:
        """An answer was worded."""
        for other in self._others:
            other.served(by, voice_s)

    def spent(self, what: str, eur: Decimal, saved_eur: Decimal) -> None:
        """Euros were spent and saved."""
        for other in self._others:
            other.spent(what, eur, saved_eur)

    def close(self) -> None:
        """Send what was not sent yet."""
        self._provider.shutdown()
