"""The examples in the rules' YAML, run as tests (`jxlint rules test`)."""
