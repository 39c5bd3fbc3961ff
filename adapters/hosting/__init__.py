"""Where prototypes live on disk."""
