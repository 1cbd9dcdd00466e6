"""Commands that are run by hand or by the week, each as `python3 -m tools.checks.NAME`, and the check of the prose."""
