"""The law as dated data: rules, their loading, their sources."""
