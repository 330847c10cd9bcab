from __future__ import annotations

import fcntl
import io
import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any, Final, TextIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.log import PIECE_BYTES, PeopleFreeHandler, describe, set_up
from tests.cli.logs import kept_logging

MARK = "Айгүл Zqword +996700123456"
PATIENCE: Final = 10.0
FOREIGN = ("aiogram.event", "aiohttp.access", "sqlalchemy.engine", "asyncio", "aiosqlite", "py.warnings", "botany", "")


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    with kept_logging():
        yield io.StringIO()


def lines(stream: io.StringIO) -> list[str]:
    return stream.getvalue().splitlines()


class PersonError(Exception):
    """Its words are somebody's."""


def raised(error: BaseException, *, from_: BaseException | None = None) -> BaseException:
    """The error with a place where it was raised."""
    try:
        raise error from from_  # noqa: TRY301  # so that it has a place
    except BaseException as caught:  # noqa: BLE001  # given back whole
        return caught


def test_our_own_records_are_printed_whole(stream: io.StringIO) -> None:
    set_up("INFO", stream)
    logging.getLogger("bot.telegram.service").info("connected by %s", "polling")
    logging.getLogger("bot").warning("port %s is taken", 8080)
    assert [line.split(" ", 2)[2] for line in lines(stream)] == [
        "INFO bot.telegram.service: connected by polling",
        "WARNING bot: port 8080 is taken",
    ]


@pytest.mark.parametrize(("level", "printed"), [("DEBUG", "DIWE"), ("INFO", "IWE"), ("WARNING", "WE"), ("ERROR", "E")])
def test_our_level_is_the_one_that_is_set(stream: io.StringIO, level: str, printed: str) -> None:
    set_up(level, stream)
    for name in ("DEBUG", "INFO", "WARNING", "ERROR"):
        logging.getLogger("bot.x").log(getattr(logging, name), name)
    assert "".join(line.rpartition(" ")[2][0] for line in lines(stream)) == printed


@pytest.mark.parametrize("name", FOREIGN)
def test_of_others_only_the_place_is_printed(stream: io.StringIO, name: str) -> None:
    set_up("DEBUG", stream)
    logging.getLogger(name).error("user %s wrote %r", MARK, {"text": MARK}, extra={"who": MARK}, stack_info=True)
    assert len(lines(stream)) == 1
    assert " ERROR " in lines(stream)[0]
    assert ": test_log:" in lines(stream)[0]
    assert MARK not in stream.getvalue()


@pytest.mark.parametrize("name", FOREIGN[:-1])
def test_not_even_at_debug_do_others_say_what_they_do(stream: io.StringIO, name: str) -> None:
    set_up("DEBUG", stream)
    for level in (logging.DEBUG, logging.INFO):
        logging.getLogger(name).log(level, "SELECT %s", MARK)
    assert lines(stream) == []


def test_a_record_whose_arguments_do_not_fit_is_told_without_them(
    stream: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up("INFO", stream)
    too_many = (MARK, MARK)
    logging.getLogger("bot.x").info("one %s", *too_many)
    logging.getLogger("aiogram").warning("one %s", *too_many)
    captured = capsys.readouterr()
    assert "a record of test_log:" in captured.err
    assert MARK not in captured.err + captured.out + stream.getvalue()
    assert len(lines(stream)) == 1


def test_a_stream_that_breaks_is_told_without_the_record(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken(io.StringIO):
        def write(self, text: str, /) -> int:
            raise OSError(MARK)

    handler = PeopleFreeHandler(Broken())
    handler.handle(logging.makeLogRecord({"msg": MARK, "module": "somewhere", "lineno": 7}))
    assert capsys.readouterr().err == "a record of somewhere:7 could not be logged\n"


def test_a_log_that_cannot_be_written_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk under the log made every line of ours raise."""

    class Full(io.StringIO):
        def write(self, text: str, /) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stderr", Full())
    set_up("INFO")
    logging.getLogger("bot.x").warning("one")


@pytest.mark.parametrize("name", ["bot.app", "aiogram.event"])
def test_an_exception_is_its_class_and_places(stream: io.StringIO, name: str) -> None:
    set_up("INFO", stream)
    logging.getLogger(name).error("failed", exc_info=raised(PersonError(MARK)))
    assert "  tests.test_log.PersonError" in lines(stream)
    assert any(line.startswith("    main/tests/test_log.py:") or line.endswith(" in raised") for line in lines(stream))
    assert MARK not in stream.getvalue()


def test_what_it_was_raised_from_is_described_too() -> None:
    cause = raised(ValueError(MARK))
    told = describe(raised(PersonError(MARK), from_=cause))
    assert [line for line in told if not line.startswith("    ")] == [
        "  tests.test_log.PersonError",
        "  builtins.ValueError",
    ]


def test_what_was_being_handled_is_described_unless_it_was_set_aside() -> None:
    def failing(*, aside: bool) -> BaseException:
        try:
            try:
                int(MARK)
            except ValueError:
                if aside:
                    raise PersonError(MARK) from None
                raise PersonError(MARK)  # noqa: B904  # this is what is looked at
        except PersonError as error:
            return error
        raise AssertionError

    assert [line for line in describe(failing(aside=False)) if "builtins" in line] == ["  builtins.ValueError"]
    assert [line for line in describe(failing(aside=True)) if "builtins" in line] == []


def test_a_group_is_described_with_all_in_it() -> None:
    inner = BaseExceptionGroup(MARK, [KeyboardInterrupt(), OSError(MARK)])
    told = describe(raised(BaseExceptionGroup(MARK, [raised(PersonError(MARK)), inner])))
    assert [line.strip() for line in told if ":" not in line] == [
        "builtins.BaseExceptionGroup",
        "tests.test_log.PersonError",
        "builtins.BaseExceptionGroup",
        "builtins.KeyboardInterrupt",
        "builtins.OSError",
    ]


def test_what_is_taken_out_of_a_group_does_not_go_round_for_ever() -> None:
    group = ExceptionGroup(MARK, [PersonError(MARK)])
    try:
        try:
            raise group
        except ExceptionGroup as caught:
            raise caught.exceptions[0]  # noqa: B904  # as the libraries do
    except PersonError as error:
        told = describe(error)
    assert [line.strip() for line in told if ":" not in line] == [
        "tests.test_log.PersonError",
        "builtins.ExceptionGroup",
    ]


def test_a_ring_of_causes_is_walked_once() -> None:
    one, two = PersonError(MARK), ValueError(MARK)
    one.__cause__, two.__cause__ = two, one
    assert describe(one) == ["  tests.test_log.PersonError", "  builtins.ValueError"]


def test_of_a_place_only_the_end_of_the_path_is_told() -> None:
    places = [line for line in describe(raised(PersonError())) if ".py:" in line]
    assert places
    assert all(line.strip().partition(":")[0].count("/") <= 2 for line in places)


def test_warnings_are_records_without_their_words(stream: io.StringIO) -> None:
    set_up("INFO", stream)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"Detected unknown update type {MARK}", RuntimeWarning, stacklevel=1)
    assert len(lines(stream)) == 1
    assert "WARNING py.warnings: " in lines(stream)[0]
    assert MARK not in stream.getvalue()


def test_errors_that_nobody_caught_are_told_without_their_words(
    stream: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up("INFO", stream)
    error = raised(PersonError(MARK))
    sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=lambda: raised_again(error))
    thread.start()
    thread.join()
    sys.unraisablehook(_unraisable(error))
    assert sum("CRITICAL bot: an error that nobody caught" in line for line in lines(stream)) == 3
    assert sum(line == "  tests.test_log.PersonError" for line in lines(stream)) == 3
    captured = capsys.readouterr()
    assert MARK not in stream.getvalue() + captured.err + captured.out


def raised_again(error: BaseException) -> None:
    raise error


def _unraisable(error: BaseException) -> Any:
    """What Python gives the hook; the class itself cannot be made."""

    class Arguments:
        exc_type, exc_value, exc_traceback, err_msg, object = type(error), error, error.__traceback__, MARK, MARK

    return Arguments()


def test_set_up_twice_prints_once(stream: io.StringIO) -> None:
    set_up("INFO", stream)
    set_up("INFO", stream)
    logging.getLogger("bot").info("once")
    assert len(lines(stream)) == 1


def test_standard_error_is_where_it_goes_unless_told_otherwise(
    stream: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up("INFO")
    logging.getLogger("bot").info("here")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.endswith("INFO bot: here\n")


TEXTS = st.text(max_size=20)
ERRORS = st.recursive(
    st.builds(PersonError, TEXTS.map(MARK.__add__)) | st.builds(KeyError, TEXTS.map(MARK.__add__)),
    lambda inner: (
        st.builds(lambda a, b: raised(a, from_=b), inner, inner)
        | st.builds(ExceptionGroup, st.just(MARK), st.lists(inner, min_size=1, max_size=3))
    ),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    name=st.sampled_from(FOREIGN),
    level=st.sampled_from(["debug", "info", "warning", "error", "critical"]),
    words=TEXTS,
    arguments=st.lists(TEXTS.map(MARK.__add__) | st.just({"x": MARK}) | st.integers(), max_size=3),
    error=st.none() | ERRORS,
)
def test_nothing_that_others_log_or_raise_is_ever_printed(
    capsys: pytest.CaptureFixture[str],
    name: str,
    level: str,
    words: str,
    arguments: list[object],
    error: Exception | None,
) -> None:
    stream = io.StringIO()
    with kept_logging():
        set_up("DEBUG", stream)
        getattr(logging.getLogger(name), level)(MARK + words, *arguments, exc_info=error, stack_info=True)
        logging.getLogger("bot.x").error("failed", exc_info=error)
    captured = capsys.readouterr()
    assert "bot.x: failed" in stream.getvalue()
    for part in MARK.split():
        assert part not in stream.getvalue() + captured.err + captured.out


@pytest.fixture
def pipe() -> Iterator[tuple[int, TextIO]]:
    """A small pipe: its end to read from, and a stream into it."""
    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, PIECE_BYTES)
    with kept_logging(), os.fdopen(writer, "w") as into:
        yield reader, into
        os.close(reader)


def in_time(work: Callable[[], object]) -> None:
    """Do it in a thread that may hang."""
    working = threading.Thread(target=work, daemon=True)
    working.start()
    working.join(PATIENCE)
    assert not working.is_alive(), "it hangs"


def test_a_reader_that_hangs_stops_nobody(pipe: tuple[int, TextIO]) -> None:
    """A terminal that was stopped, a log driver that waits for its server: every line of ours waited for it, too."""
    reader, into = pipe
    set_up("INFO", into)
    log = logging.getLogger("bot.x")

    def tell() -> None:
        for number in range(1000):
            log.info("line %d", number)

    in_time(tell)
    first = os.read(reader, PIECE_BYTES).decode().splitlines()
    in_time(lambda: log.info("the last"))
    second = os.read(reader, PIECE_BYTES).decode().splitlines()
    left_out = int(second[0].rpartition("WARNING bot.log: ")[2].split()[0])
    assert second[1].endswith("the last")
    assert len(first) + left_out == 1000
    assert left_out > 100


def test_a_long_record_is_written_whole_where_somebody_reads(pipe: tuple[int, TextIO]) -> None:
    reader, into = pipe
    set_up("INFO", into)
    read: list[bytes] = []

    def reads() -> None:
        while not b"".join(read).endswith(b"\n"):
            read.append(os.read(reader, PIECE_BYTES))

    reading = threading.Thread(target=reads, daemon=True)
    reading.start()
    in_time(lambda: logging.getLogger("bot.x").info("%s", "ң" * 3 * PIECE_BYTES))
    reading.join(PATIENCE)
    assert b"".join(read).decode().count("ң") == 3 * PIECE_BYTES


def test_what_comes_after_a_record_that_was_cut_has_a_line_of_its_own(pipe: tuple[int, TextIO]) -> None:
    reader, into = pipe
    set_up("INFO", into)
    log = logging.getLogger("bot.x")
    in_time(lambda: log.info("%s", "x" * 3 * PIECE_BYTES))
    in_time(lambda: log.info("left out"))
    assert os.read(reader, PIECE_BYTES).endswith(b"x")
    in_time(lambda: log.info("the last"))
    begun, told, last = os.read(reader, PIECE_BYTES).decode().splitlines()
    assert begun == ""
    assert told.endswith("WARNING bot.log: 2 records before this one were left out: nobody read them")
    assert last.endswith("the last")


def test_what_cannot_be_logged_is_not_waited_for_either(
    pipe: tuple[int, TextIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, into = pipe
    into.write("x" * PIECE_BYTES)
    into.flush()
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", into)
    set_up("INFO", closed)
    in_time(lambda: logging.getLogger("bot.x").info("one"))


def test_where_there_is_no_stream_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with kept_logging():
        set_up("INFO")
        logging.getLogger("bot.x").warning("one")
