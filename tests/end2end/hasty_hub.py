"""mashboard-hub with a post that hurries: a test has no hour to wait for a second try."""

from sync.cli import main
from sync.post import office
from tests.sync.post.desk import HASTE

if __name__ == "__main__":
    office.USUAL = HASTE
    main()
