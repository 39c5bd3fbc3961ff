"""One file a step; each can be walked up and down."""
