"""What every test may use."""

import os
import shutil

import pytest

APT = {
    "chromium": "chromium",
    "localc": "libreoffice-calc",
    "soffice": "libreoffice-writer",
    "tesseract": "tesseract-ocr tesseract-ocr-vie",
}
"""Programs that tests need, and the Debian package of each."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test whose program is missing skips with the line that mends it; in CI it fails."""
    for marker in item.iter_markers("needs"):
        program = marker.args[0]
        if shutil.which(program) is None:
            mend = f"{program} is missing: apt-get install {APT[program]}"
            if os.environ.get("CI"):
                pytest.fail(mend, pytrace=False)
            pytest.skip(mend)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The soak runs only when it is asked for by name."""
    if "soak" in (config.option.markexpr or ""):
        return
    for item in items:
        if item.get_closest_marker("soak"):
            item.add_marker(pytest.mark.skip(reason="long: run by `make soak`"))
