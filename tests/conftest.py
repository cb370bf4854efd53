"""What holds for every test: examples may take their time, because machines that run tests are busy, what several
tests share says what failed as the tests do, and all browser tests drive one Chromium."""

import shutil

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

pytest.register_assert_rewrite("tests.browser.page", "tests.guests", "tests.links", "tests.server", "tests.wire")

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
UNWANTED = (
    "AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter",
    "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch",
    "ThirdPartyStoragePartitioning", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxPopup",
)  # fmt: skip
"""What Playwright switches off too, and what hangs from the address bar, which nobody sees: it costs two processes for
each window, and half of the time that a window takes to open."""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", f"--disable-features={','.join(UNWANTED)}",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium():
    """The one browser: Playwright allows only one of its loops in a process at a time."""
    if CHROMIUM is None:
        pytest.skip("SKIPPED: there is no Chromium on this machine; install it for the browser tests")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
