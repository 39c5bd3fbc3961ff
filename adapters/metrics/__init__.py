"""Figures and traces in standard formats: Prometheus to be fetched, OpenTelemetry to be sent."""
