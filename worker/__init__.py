"""What moves turns from stage to stage."""
