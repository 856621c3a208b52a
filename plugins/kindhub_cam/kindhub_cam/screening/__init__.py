"""The screening engine: facts and a rule set in, an outcome for each person and its reasons out."""
