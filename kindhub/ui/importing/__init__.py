"""The import assistant: file, columns, rows, import, result."""
