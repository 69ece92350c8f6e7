"""The web service: the API and the page of `jxlint serve`. Needs the extra `jxlint[serve]`.

One process takes the requests (`app`, `guard`, `api`, `jobs`); processes of their own read and judge (`pool`, `work`,
`orders`), so that a hostile file costs its worker and nothing else. Nothing of a file is written to a disk or logged.
"""
