"""A stated figure judged."""
