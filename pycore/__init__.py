"""Credpoints: which credential counts for which points in Canada's Express Entry, by date, with reasons and sources."""
