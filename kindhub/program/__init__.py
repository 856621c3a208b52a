"""The whole public surface for programs: hooks, the frozen dataclasses they return, and record fields to build on."""
