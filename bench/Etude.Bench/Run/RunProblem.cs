namespace Etude.Bench;

/// <summary>A problem with ten tests in one language, as <c>bin/bench run</c> meets it, with a right and an endless solution.</summary>
internal sealed record RunProblem
{
    public static readonly RunProblem[] All =
    [
        new()
        {
            Language = "python",
            Right = "def total(values):\n    return sum(values)\n",
            Endless = "def total(values):\n    while True:\n        pass\n",
            Tests = "from etude import check\n" + TenTimes(n => $"def test_the_first_{n}():\n    check(total, list(range({n})), expect=sum(range({n})))\n"),
        },
        new()
        {
            Language = "javascript",
            Right = "export const total = (values) => values.reduce((sum, value) => sum + value, 0);\n",
            Endless = "export function total(values) {\n  for (;;);\n}\n",
            Tests = TenTimes(n => $"test(\"The first {n}\", () => check(total, [Array.from({{ length: {n} }}, (_, at) => at)], {n * (n - 1) / 2}));\n"),
        },
        new()
        {
            Language = "sql",
            Right = "select coalesce(sum(value), 0) as total from readings;\n",
            Endless = "select count(*) as total from generate_series(1, 1000000000) one, generate_series(1, 1000) other;\n",
            Tests = "-- setup\ncreate table readings (value int);\n" + TenTimes(n =>
                $"-- test: The first {n}\n-- given\ninsert into readings select generate_series(0, {n - 1});\n-- expect: in any order\nselect {n * (n - 1) / 2} as total;\n"),
        },
    ];

    public required string Language { get; init; }
    public required string Right { get; init; }
    public required string Endless { get; init; }
    public required string Tests { get; init; }

    public string Slug => $"total-in-{Language}";

    public void Write(string contentFolder) => File.WriteAllText(Path.Combine(contentFolder, "problems", "algorithms", $"{Slug}.toml"), $""""
        title = "Total in {Language}"
        type = "coding"
        difficulty = "intro"
        em_mode = "off"
        axes = ["algorithms"]
        prompt = "Give the total."
        key_insight = "A running total needs one variable."
        pitfalls = ["Forgetting the empty list.", "Adding the index instead of the value."]

        [phase_minutes]
        explore = 1
        plan = 1
        implement = 6
        verify = 1
        reflect = 1

        [hints]
        explore = ["What is given?"]
        plan = ["What is kept?"]
        implement = ["What is added?"]
        verify = ["What of nothing?"]
        reflect = ["What else?"]

        [starter_code]
        {Language} = '''
        {Right}'''

        [ref_solution]
        {Language} = '''
        {Right}'''

        [test_code]
        {Language} = '''
        {Tests}'''
        """");

    private static string TenTimes(Func<int, string> test) => string.Join('\n', Enumerable.Range(0, 10).Select(test));
}
