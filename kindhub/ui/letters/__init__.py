"""The letters of the office: which there are, what they may say, and changing their templates."""
