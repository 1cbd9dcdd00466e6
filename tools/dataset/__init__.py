"""The open dataset: the rules and their sources as files for others to use."""
