"""Data in and out: partners' spreadsheets read, understood and planned; lists and reports written."""
