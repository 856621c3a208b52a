"""Finding people, and one person with everything shared about her."""
