"""`python -m sync` is `mashboard-hub`."""

from sync.cli import main

if __name__ == "__main__":
    main()
