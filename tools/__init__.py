"""What builds, serves and checks the site: three commands (build.py, serve.py, test.py) over rooms by purpose."""
