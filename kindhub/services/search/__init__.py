"""Finding a person as one types: by name in any order and spelling, by a sound, a number or a relative."""
