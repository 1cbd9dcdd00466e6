"""What every room of the tools stands on: the machine's programs and packages, the worked cases, profiles to try."""
