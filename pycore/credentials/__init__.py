"""Credentials judged: the conditions for the level of education, for "two or more" and for study in Canada."""
