"""Where files are judged: each under its profile, from the cache of results or anew."""
