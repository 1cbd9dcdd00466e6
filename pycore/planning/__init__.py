"""Other days and other facts: comparison, steps, time, roles and scenarios."""
