"""Tables that people keep in a spreadsheet, as .csv and as .xlsx: read with every doubt named, written safely."""

from bot.spreadsheets.reading import KINDS, table_of
from bot.spreadsheets.writing import csv_text, workbook_bytes

__all__ = ["KINDS", "csv_text", "table_of", "workbook_bytes"]
