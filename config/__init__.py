"""Settings, read once, and the wiring of ports to adapters."""
