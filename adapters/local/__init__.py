"""A stand-in for every port: in memory, without keys, network or models. For tests and for trying things out."""
