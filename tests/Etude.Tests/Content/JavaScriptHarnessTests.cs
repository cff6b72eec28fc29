using System.Text.Json;

namespace Etude.Tests.Content;

/// <summary>The JavaScript harness as authors run it. All cases run in one start of the tool.</summary>
public sealed class JavaScriptHarnessTests
{
    private const string Grows = "test('Grows by one', () => { check(f, [[1, 2]], 3); });";

    private static readonly (string Id, string Solution, string Tests)[] Cases =
    [
        ("pass", "export function f(a) { return a.length + 1; }", Grows),
        ("fail", "export function f(a) { return 'no'; }", Grows),
        ("error", "export function f(a) {\n  return a.b.c;\n}", Grows),
        ("async", "export async function f(a) { return a.length + 1; }", Grows),
        ("forgotten await", "export async function f(a) { return a.length; }", Grows),
        ("mutation", "export function f(a) { a.push(9); return a.length; }", Grows),
        ("not exported", "function f(a) { return 3; }", Grows),
        ("own names", "export const check = 5, sum = 2; export function f(a) { return 3; }", "const sum = 3;\n" + Grows),
        ("swallows", "export function f(call) { try { call(); } catch { } }", "test('x', () => { f(() => equal(1, 2, 'inside')); });"),
        ("never settles", "export function f(a) { return new Promise(() => {}); }", Grows),
        ("stray", "export function f(a) {\n  setTimeout(() => { throw new Error('late'); }, 1);\n  return new Promise((done) => setTimeout(() => done(3), 30));\n}", Grows),
        ("recursion", "export function f(a) { return f(a); }", Grows),
        ("checks nothing", "export function f(a) { return 3; }", "test('x', () => { f([]); });"),
        ("contents", "export const m = new Map([[{ a: 1 }, new Set([1, [2]])]]); export const e = new RangeError('x');",
            "test('same', () => { equal(m, new Map([[{ a: 1 }, new Set([[2], 1])]])); equal([NaN, 0, undefined], [NaN, -0, undefined]); });\n"
            + "test('class', () => equal(e, new TypeError('x'), 'e'));\ntest('missing', () => equal({ a: undefined }, {}, 'it'));"),
        ("near", "export const f = () => 0.1 + 0.2;", "test('a', () => near([f()], [0.3]));\ntest('b', () => near(f(), 0.4, 0.01));"),
        ("leaves something behind", "globalThis.left = 1; Array.prototype.length2 = 2; export function f(a) { return 3; }", Grows),
        ("finds it gone", "export function f(a) { return globalThis.left ?? globalThis.process ?? [].length2 ?? 3; }", Grows),
        ("syntax", "export function f(a) {\n  return a +;\n}", Grows),
        ("import", "import fs from 'node:fs';\nexport const f = 1;", Grows),
        ("at load", "const a = null;\na.b;\nexport const f = 1;", Grows),
        ("endless", "export function f(a) { for (;;); }", Grows),
        ("no tests", "export const f = 1;", "const x = 1;"),
        ("bad tests", "export const f = 1;", "test('x', () => {\n  check(f, [1], 2;\n});"),
    ];

    private static readonly Lazy<Task<Dictionary<string, JsonElement>>> Results = new(async () =>
    {
        var run = await CodeCheck.Start("javascript", Cases.Select(one => CodeCheck.Line(one.Id, one.Solution, one.Tests)));
        Assert.Equal("", run.Errors);
        return run.Answers.ToDictionary(answer => answer.GetProperty("id").GetString()!, answer => answer.GetProperty("result"));
    });

    [Theory]
    [InlineData("pass", "passed")]
    [InlineData("fail", "failed")]
    [InlineData("error", "error")]
    [InlineData("async", "passed")]
    [InlineData("forgotten await", "failed")]
    [InlineData("mutation", "passed")]
    [InlineData("not exported", "error")]
    [InlineData("own names", "passed")]
    [InlineData("swallows", "failed")]
    [InlineData("never settles", "error")]
    [InlineData("stray", "error")]
    [InlineData("recursion", "error")]
    [InlineData("checks nothing", "error")]
    [InlineData("contents", "passed failed failed")]
    [InlineData("near", "passed failed")]
    [InlineData("leaves something behind", "passed")]
    [InlineData("finds it gone", "passed")]
    public async Task A_case_ends_as(string id, string statuses) =>
        Assert.Equal(statuses, string.Join(' ', (await Results.Value)[id].GetProperty("tests").EnumerateArray().Select(t => t.GetProperty("status").GetString())));

    [Theory]
    [InlineData("fail", "Got a value of type string, expected a value of type number.")]
    [InlineData("error", "TypeError: Cannot read properties of undefined (reading 'c') (line 2 of your code)")]
    [InlineData("not exported", "Your code does not export `f`.")]
    [InlineData("never settles", "The test waited 2 s for a promise that does not settle.")]
    [InlineData("stray", "Error: late (line 2 of your code)")]
    [InlineData("recursion", "RangeError: the code called itself too many times without reaching an end (line 1 of your code)")]
    public async Task A_test_that_does_not_pass_says_why(string id, string message) =>
        Assert.Equal(message, (await Results.Value)[id].GetProperty("tests")[0].GetProperty("message").GetString());

    [Theory]
    [InlineData("contents", 1, "RangeError: x", "TypeError: x")]
    [InlineData("contents", 2, "{ a: undefined }", "{}")]
    [InlineData("forgotten await", 0, "2", "3")]
    public async Task Values_are_shown_as_one_would_write_them(string id, int index, string got, string expected)
    {
        var test = (await Results.Value)[id].GetProperty("tests")[index];
        Assert.Equal((got, expected), (test.GetProperty("got").GetString(), test.GetProperty("expected").GetString()));
    }

    [Theory]
    [InlineData("syntax", "SyntaxError", 2)]
    [InlineData("at load", "TypeError", 2)]
    [InlineData("import", "TypeError", null)]
    [InlineData("endless", "Timeout", null)]
    [InlineData("no tests", "NoTests", null)]
    public async Task Code_that_cannot_go_on_is_reported_with_its_line(string id, string type, int? line)
    {
        var error = (await Results.Value)[id].GetProperty("error");
        Assert.Equal(type, error.GetProperty("type").GetString());
        Assert.Equal(line, error.GetProperty("line").ValueKind == JsonValueKind.Null ? null : error.GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_mistake_of_the_tests_is_named_with_its_line() =>
        Assert.Equal(2, (await Results.Value)["bad tests"].GetProperty("error").GetProperty("testLine").GetInt32());
}
