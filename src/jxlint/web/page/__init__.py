"""The page of `jxlint serve`: a checked table with its findings beside it, and what the browser needs to show it."""
