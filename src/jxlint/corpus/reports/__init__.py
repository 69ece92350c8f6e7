"""What a corpus is told as: for the terminal, as a page."""
