"""What further work costs, and the way of an order from a quote to delivered work."""
