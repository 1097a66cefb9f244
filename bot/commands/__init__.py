"""What `python -m bot` can do, one command a file."""
