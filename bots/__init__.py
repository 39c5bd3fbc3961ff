"""What the world calls."""
