"""Rounds of invitations: the published ones as data, and whether a person's points would have reached their cut-offs."""
