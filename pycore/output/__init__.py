"""Results on their way out as text."""
