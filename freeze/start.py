"""Where both programs of the frozen application start: which of them it is, the name that it was called by tells."""

import sys
from multiprocessing import freeze_support
from pathlib import Path

if __name__ == "__main__":
    freeze_support()  # before anything is imported: a child process of ours starts here too
    if Path(sys.argv[0]).stem == "cxr-desktop":
        from cxr_desktop.app import main
    else:
        from cxr_desktop.cli import main

    raise SystemExit(main())
