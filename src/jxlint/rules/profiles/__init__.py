"""Profiles (`rules.yaml`): which rules are on, how grave each is, taxonomy, year, what is exempt and why.

The way of a profile: `discovery` finds the file, `reading` makes a `Layer` of it, `extending` follows what it extends,
`resolving` lays the layers over each other for one path, `shelf` keeps the rule sets, `exempting` marks findings.
"""
