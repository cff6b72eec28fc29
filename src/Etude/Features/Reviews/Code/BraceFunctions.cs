namespace Etude.Features.Reviews.Code;

/// <summary>Finds the functions of JavaScript by their braces.</summary>
internal static class BraceFunctions
{
    private static readonly string[] Heads = ["function ", "function(", "async function ", "export function ", "export default function "];
    private static readonly string[] NoFunctions = ["if", "for", "while", "switch", "catch", "return", "else", "do", "with"];

    public static IReadOnlyList<Function> In(IReadOnlyList<CodeLine> lines)
    {
        var found = new List<Function>();
        var open = new List<Open>();
        var depth = 0;
        foreach (var line in lines)
        {
            foreach (var function in open)
                function.Take(line, depth);
            var name = line.Code.EndsWith('{') ? NameOf(line.Code) : null;
            if (name is not null)
                open.Add(new Open(name, line, depth));
            depth += line.Code.Count(c => c == '{') - line.Code.Count(c => c == '}');
            for (var i = open.Count - 1; i >= 0 && open[i].Depth >= depth; i--)
            {
                found.Add(open[i].Done());
                open.RemoveAt(i);
            }
        }

        found.AddRange(open.Select(o => o.Done()));
        return [.. found.OrderBy(f => f.First.Start)];
    }

    /// <summary>"function f(", "const f = (…) => {", "f(…) {" inside a class.</summary>
    private static string? NameOf(string code)
    {
        if (Array.Find(Heads, h => code.StartsWith(h, StringComparison.Ordinal)) is { } head)
            return Names.In(code[head.Length..]).FirstOrDefault("function");
        if (code.Contains("=>", StringComparison.Ordinal) || code.Contains("= function", StringComparison.Ordinal))
            return Names.In(code).FirstOrDefault();
        var method = code.IndexOf('(', StringComparison.Ordinal);
        if (method <= 0 || !code.EndsWith(") {", StringComparison.Ordinal))
            return null;
        var name = Names.In(code[..method]).LastOrDefault();
        return name is null || NoFunctions.Contains(code[..method].Trim(), StringComparer.Ordinal) || code[0] == '}' ? null : name;
    }

    private sealed class Open(string name, CodeLine first, int depth)
    {
        private int _deep;
        private CodeLine _deepest = first;
        private readonly List<CodeLine> _body = [];

        public CodeLine First { get; } = first;
        public int Depth { get; } = depth;

        public void Take(CodeLine line, int at)
        {
            _body.Add(line);
            var blocks = line.Code.EndsWith('{') ? at - Depth : at - Depth - 1;
            if (blocks > _deep)
                (_deep, _deepest) = (blocks, line);
        }

        public Function Done() => new(name, First, _body, _deep, _deepest);
    }
}
