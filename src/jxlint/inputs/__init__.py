"""What the command line and a corpus are given: paths to files, folders walked, lines of JSON Lines."""
