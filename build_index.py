"""`python build_index.py IMAGES --library DIR` is `cxr build`."""

import sys

from cxr_desktop.cli import main

if __name__ == "__main__":
    raise SystemExit(main(["build", *sys.argv[1:]]))
