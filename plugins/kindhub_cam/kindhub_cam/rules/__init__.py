"""Rule sets of the program as dated data: reading, refusing, comparing, and finding the one in force."""
