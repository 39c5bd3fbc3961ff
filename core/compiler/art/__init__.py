"""Drawings of generated applications, made from the motif and the colours of each."""
