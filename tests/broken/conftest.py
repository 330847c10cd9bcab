"""The small content and the program, as the tests of commands have them."""

from tests.cli.conftest import environment, inside, place, translations

__all__ = ["environment", "inside", "place", "translations"]
