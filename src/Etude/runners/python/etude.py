"""The test harness that runs beside a person's Python code.

It is loaded as the module ``etude`` by the browser's worker and by ``tools/check-python.mjs``. It needs nothing but
the standard library and works from Python 3.11 on.

Tests are plain functions named ``test_…`` in a module that sees every name the solution defines::

    from etude import check, equal, near, raises

    def test_first_call_moves_the_money():
        check(charge, store, "k1", 500, expect="ch_1")

``run(solution, tests)`` answers the JSON text that the studio shows.
"""

import io
import json
import re
import sys
import time
import types
from contextlib import contextmanager, redirect_stderr, redirect_stdout

VALUE_LIMIT = 400
OUTPUT_LIMIT = 64 * 1024
SOLUTION = "<solution>"
TESTS = "<tests>"


class CheckFailed(AssertionError):
    """A check that did not hold. What it saw is kept in the running test's record."""


class _Record:
    """What is known of the test that is running: the latest check, and the first failure."""

    def __init__(self, name=None):
        self.name = name
        self.checks = 0
        self.input = self.expected = self.got = self.message = None
        self.failure = None

    def begin(self, given, expected):
        self.checks += 1
        self.input, self.expected, self.got, self.message = given, expected, None, None

    def fail(self, message):
        # Kept here as well as raised: the person's code may swallow exceptions between the check and the harness.
        self.message = message
        self.failure = self.failure or (self.input, self.expected, self.got, message)
        raise CheckFailed(message)


_record = _Record()
_stopped_line = None


# What a test calls.

def check(function, /, *args, expect, **kwargs):
    """Calls ``function`` and compares what it returns with ``expect``. Returns what it got."""
    # The arguments are written down before the call, since the call may change them.
    _record.begin(_call_text(function, args, kwargs), _show(expect))
    got = function(*args, **kwargs)
    _compare(got, expect)
    return got


def equal(got, expected, given=None):
    """Compares two values; ``given`` says in words where ``got`` comes from."""
    _record.begin(_cut(given), _show(expected))
    _compare(got, expected)


def near(got, expected, tol=1e-9, given=None):
    """Compares numbers, or lists and dicts of numbers, allowing each to be off by ``tol``."""
    _record.begin(_cut(given), f"{_show(expected)} (within {tol:g})")
    _record.got = _show(got)
    if not _is_near(got, expected, tol):
        _record.fail(f"The value is more than {tol:g} away from what was expected.")


def raises(kind, function, /, *args, **kwargs):
    """Calls ``function``, which must raise ``kind``. Returns the exception."""
    _record.begin(_call_text(function, args, kwargs), f"raises {kind.__name__}")
    try:
        returned = function(*args, **kwargs)
    except kind as error:
        _record.got = _cut(f"raised {_describe(error)}")
        return error
    except Exception as error:
        _record.got = _cut(f"raised {_describe(error)}")
        _record.fail(_cut(f"A different exception was raised{_at(_line_of(error))}."))
    _record.got = _cut(f"returned {_show(returned)}")
    _record.fail("Nothing was raised.")


def _compare(got, expected):
    _record.got = _show(got)
    if got == expected:
        return
    if type(got) is not type(expected) and _record.got != "None":
        _record.fail(f"Got a value of type {type(got).__name__}, expected {type(expected).__name__}.")
    _record.fail("The value differs from what was expected.")


def _is_near(got, expected, tol):
    if isinstance(expected, dict):
        return isinstance(got, dict) and got.keys() == expected.keys() and all(
            _is_near(got[key], expected[key], tol) for key in expected)
    if isinstance(expected, (list, tuple)):
        return isinstance(got, (list, tuple)) and len(got) == len(expected) and all(
            _is_near(one, other, tol) for one, other in zip(got, expected))
    return isinstance(got, (int, float)) and (got == expected or abs(got - expected) <= tol)


# What the studio and the checker call.

def run(solution_source, test_source):
    """Runs the tests against the solution, both given as text, and answers the result as JSON text.

    ``{"tests": [{"name", "status", "ms", "input", "expected", "got", "message", "line"}], "output", "error"}`` where
    ``status`` is passed, failed or error, and ``error`` is null or ``{"type", "message", "line"}`` when the code could
    not be loaded. A KeyboardInterrupt is let through: it is how the page stops an endless loop (see ``where``).
    """
    output = _Output()
    with _sandbox(output) as solution:
        tests, error = _load_and_run(solution, solution_source, test_source)
    return json.dumps({"tests": tests, "output": _clean(output.text()), "error": error})


def where():
    """Where the latest run was when it was stopped, as JSON text: the title of the test and the line, or nulls."""
    return json.dumps({"test": _record.name, "line": _stopped_line})


def _load_and_run(solution, solution_source, test_source):
    global _record, _stopped_line
    _record, _stopped_line = _Record(), None
    try:
        exec(compile(solution_source, SOLUTION, "exec", dont_inherit=True), solution.__dict__)
    except KeyboardInterrupt as stop:
        _stopped_line = _line_of(stop)
        raise
    except BaseException as error:
        return [], _load_error(error, "")
    # A copy: a name that the tests import or define must not replace one that the person's code uses.
    names = dict(solution.__dict__)
    try:
        exec(compile(test_source, TESTS, "exec", dont_inherit=True), names)
    except KeyboardInterrupt as stop:
        _stopped_line = _line_of(stop)
        raise
    except BaseException as error:
        return [], _load_error(error, "The tests could not start: ")
    found = [value for name, value in names.items() if _is_test(value) and name.startswith("test_")]
    if not found:
        return [], {"type": "NoTests", "message": "There are no tests to run.", "line": None}
    return [_run_test(test) for test in sorted(found, key=lambda test: test.__code__.co_firstlineno)], None


def _is_test(value):
    return isinstance(value, types.FunctionType) and value.__code__.co_filename == TESTS


def _run_test(test):
    global _record, _stopped_line
    record = _record = _Record(_title(test))
    line = None
    start = time.perf_counter()
    try:
        test()
        status, message = "passed", None
        if record.checks == 0:
            status, message = "error", "This test checks nothing."
    except KeyboardInterrupt as stop:
        _stopped_line = _line_of(stop)
        raise
    except CheckFailed:
        status, message = "failed", record.message
    except BaseException as error:
        line = _line_of(error)
        status, message = "error", _error_text(error, line)
        if isinstance(error, AssertionError) and line is None:
            status, message = "failed", _cut(_text(error)) or "The test's condition does not hold."
    elapsed = (time.perf_counter() - start) * 1000
    if record.failure:
        status = "failed"
        record.input, record.expected, record.got, message = record.failure
    return {"name": record.name, "status": status, "ms": round(elapsed, 3), "input": record.input,
            "expected": record.expected, "got": record.got, "message": message, "line": line}


def _title(test):
    words = (test.__doc__ or "").strip().partition("\n")[0] or test.__name__.removeprefix("test_").replace("_", " ")
    return _cut(words[:1].upper() + words[1:])


@contextmanager
def _sandbox(output):
    """A fresh module for the solution, with print caught, no input to wait for, and the interpreter put back after."""
    solution = types.ModuleType("solution")
    saved = {name: sys.modules.get(name) for name in ("solution", "etude")}
    sys.modules.update(solution=solution, etude=sys.modules[__name__])
    stdin, depth, sys.stdin = sys.stdin, sys.getrecursionlimit(), io.StringIO()
    try:
        with redirect_stdout(output), redirect_stderr(output):
            yield solution
    finally:
        sys.stdin = stdin
        sys.setrecursionlimit(depth)
        for name, module in saved.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module


class _Output(io.TextIOBase):
    """Keeps the first 64 Ki characters that are printed and drops the rest, so that a loop that prints stays small."""

    def __init__(self):
        self.parts, self.room = [], OUTPUT_LIMIT

    def writable(self):
        return True

    def write(self, text):
        if self.room > 0:
            self.parts.append(text[:self.room])
            self.room -= len(self.parts[-1])
        return len(text)

    def text(self):
        return "".join(self.parts)


# Errors in words.

def _load_error(error, prefix):
    if isinstance(error, SyntaxError) and error.filename == SOLUTION:
        line, text = error.lineno, error.msg
    else:
        line, text = _line_of(error), _own_words(error) or _missing_name(error) or _text(error)
    return {"type": type(error).__name__, "message": _cut(prefix + text), "line": line}


def _error_text(error, line):
    return _cut(_missing_name(error) or _describe(error) + _at(line))


def _missing_name(error):
    """The tests named something that the solution should define."""
    if isinstance(error, NameError) and error.name and _line_of(error) is None:
        return f"Your code does not define `{error.name}`."
    return None


def _describe(error):
    text = _own_words(error) or _text(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _own_words(error):
    if isinstance(error, SystemExit):
        return "the code asked Python to exit"
    if isinstance(error, RecursionError):
        return "the code called itself too many times without reaching an end"
    return None


def _text(error):
    try:
        return str(error)
    except Exception:
        return ""


def _at(line):
    return f" (line {line} of your code)" if line else ""


def _line_of(error):
    """The innermost line of the person's own code on the way to the error, or None."""
    line, step = None, error.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename == SOLUTION:
            line = step.tb_lineno
        step = step.tb_next
    return line


# Values in text.

_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")
_OBJECT = re.compile(r"<solution\.(\S+) object>")
_BRACKETS = {list: "[]", tuple: "()", set: "{}", dict: "{}"}


def _call_text(function, args, kwargs):
    shown = [_show(arg) for arg in args] + [f"{name}={_show(value)}" for name, value in kwargs.items()]
    return _cut(f"{getattr(function, '__qualname__', None) or _show(function)}({', '.join(shown)})")


def _show(value):
    """``repr``, but never longer than the limit, never raising, and free of memory addresses."""
    text, size = [], 0
    for piece in _pieces(value, ()):
        text.append(piece)
        size += len(piece)
        if size > VALUE_LIMIT:
            break
    return _cut("".join(text))


def _pieces(value, above):
    """The repr in pieces, made only as far as they are asked for: a list of a million items costs no more than its start."""
    kind = type(value)
    if kind not in _BRACKETS or not value:
        yield _atom(value)
        return
    opening, closing = _BRACKETS[kind]
    if id(value) in above:
        yield f"{opening}...{closing}"
        return
    above += (id(value),)
    # Small sets are put in order, for the order of text in a set changes from one start of Python to the next.
    items = sorted(value, key=_atom) if kind is set and len(value) <= VALUE_LIMIT else value
    yield opening
    for number, item in enumerate(items):
        if number:
            yield ", "
        yield from _pieces(item, above)
        if kind is dict:
            yield ": "
            yield from _pieces(value[item], above)
    yield ",)" if kind is tuple and len(value) == 1 else closing


def _atom(value):
    try:
        text = repr(value)
    except Exception as error:
        return f"<{type(value).__name__} that cannot be shown: {type(error).__name__}>"
    return _OBJECT.sub(r"<\1>", _ADDRESS.sub("", text))


def _cut(text):
    if text is None:
        return None
    text = _clean(text)
    return text if len(text) <= VALUE_LIMIT else text[:VALUE_LIMIT - 1] + "…"


def _clean(text):
    # Neither a lone surrogate nor a NUL can be stored in the database's JSON.
    return text.replace("\0", "␀").encode("utf-8", "replace").decode("utf-8")
