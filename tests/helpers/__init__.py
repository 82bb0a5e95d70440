"""What tests share. Asserts in here explain themselves as those of a test do."""

import pytest

pytest.register_assert_rewrite("tests.helpers.given")
