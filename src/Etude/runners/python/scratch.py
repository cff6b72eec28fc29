"""Tries one line against a person's code, for a look between two runs of the tests.

``try_line(solution, line)`` answers JSON text: ``{"value", "output", "error"}``, where ``value`` is what the line gives
(null for a statement) and ``error`` is null or ``{"type", "message", "line"}``. The line sees all that the code defines.
"""

import json

import etude


def try_line(solution_source, line):
    output = etude._Output()
    with etude._sandbox(output) as solution:
        value, error = _load_and_try(solution.__dict__, solution_source, line.strip())
    return json.dumps({"value": value, "output": etude._clean(output.text()), "error": error})


def _load_and_try(names, solution_source, line):
    try:
        exec(compile(solution_source, etude.SOLUTION, "exec", dont_inherit=True), names)
    except BaseException as error:
        return None, etude._load_error(error, "")
    try:
        return _value(names, line), None
    except BaseException as error:
        return None, etude._load_error(error, "The line could not be tried: ")


def _value(names, line):
    try:
        code = compile(line, "<line>", "eval", dont_inherit=True)
    except SyntaxError:
        exec(compile(line, "<line>", "exec", dont_inherit=True), names)
        return None
    value = eval(code, names)
    return None if value is None else etude._show(value)
