"""What no test would notice: one token of a rule or a use case is changed, and the tests that reach it are run."""
