"""What a document may cost. All sizes in bytes unless the name tells another unit."""

MAX_BYTES = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_XML = 16_000_000
"""Of one part: a tree in memory takes some forty times the bytes of its text."""
MAX_TAGS = 600_000
"""Of one part: a letter of 200 pages has a third of it, and each tag becomes an object."""
MAX_RATIO = 100
MAX_ENTRIES = 1000
MAX_MEMORY = 512 * 1024 * 1024
MAX_SECONDS = 30
MAX_CHARACTERS = 1_000_000
"""Of the text that is handed on: far beyond any letter, and beyond what the letter reader looks at."""
MAX_PAGES = 300
MAX_SCANNED_PAGES = 8
"""Of a file, those that are recognized: each costs seconds, and a letter with its annexes rarely has more."""
SCAN_SECONDS = 24.0
"""What they may take together: less than `MAX_SECONDS`, so that the pages that are ready are handed on."""
MAX_PIXELS = 40_000_000
MAX_SHEET = 64_000_000
"""Of one part of a workbook, which is read as a stream."""
MAX_CELLS = 2_000_000
"""Of a workbook, those counted that a row skips on its way to the right."""
MAX_SHEETS = 20
MAX_CELL = 5_000
"""Characters of a cell that are handed on: more than any column takes, so that a longer one is found too long."""
