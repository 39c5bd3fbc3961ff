"""A stand-in for every port, shipped: no keys, no network, no disk."""
