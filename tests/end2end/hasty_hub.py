"""mashboard-hub with a post that hurries: a test has no hour to wait for a second try."""

from msgspec import structs

from sync.cli import main
from sync.post import office
from tests.sync.post.desk import HASTE

NEVER = 1_000_000
"""The day of the story is long past, and in such haste the usual dozen tries are soon over."""

if __name__ == "__main__":
    office.USUAL = structs.replace(HASTE, least_tries=NEVER)
    main()
