namespace Etude.Features.Reviews.Code;

/// <summary>One function of the code.</summary>
/// <param name="Body">Its lines after the first, blank ones left out.</param>
/// <param name="Depth">How deep its blocks stand inside each other; 0 when it has none.</param>
/// <param name="Deepest">The line that opens the innermost block, or the first line.</param>
internal sealed record Function(string Name, CodeLine First, IReadOnlyList<CodeLine> Body, int Depth, CodeLine Deepest)
{
    public bool IsOwn => First.Own || Body.Any(l => l.Own);
}

/// <summary>Finds the functions of Python code by their indents.</summary>
internal static class PythonFunctions
{
    private static readonly string[] Blocks =
        ["if ", "for ", "while ", "with ", "try:", "elif ", "else:", "except", "finally:", "async for ", "async with ", "match ", "case "];

    public static IReadOnlyList<Function> In(IReadOnlyList<CodeLine> lines)
    {
        var found = new List<Function>();
        var open = new List<Open>();
        foreach (var line in lines)
        {
            if (line.IsBlank || line.Continues)
            {
                open.ForEach(f => f.Body.Add(line));
                continue;
            }

            Close(open, found, line.Indent);
            open.ForEach(f => f.Take(line));
            if (NameOf(line.Code) is { } name)
                open.Add(new Open(name, line));
        }

        Close(open, found, -1);
        return [.. found.OrderBy(f => f.First.Start)];
    }

    private static void Close(List<Open> open, List<Function> found, int indent)
    {
        while (open.Count > 0 && open[^1].First.Indent >= indent)
        {
            found.Add(open[^1].Done());
            open.RemoveAt(open.Count - 1);
        }
    }

    private static string? NameOf(string code)
    {
        var head = code.StartsWith("async ", StringComparison.Ordinal) ? code[6..] : code;
        return head.StartsWith("def ", StringComparison.Ordinal) ? Names.In(head[4..]).FirstOrDefault() : null;
    }

    private sealed class Open(string name, CodeLine first)
    {
        private readonly Stack<int> _blocks = new();
        private int _depth;
        private CodeLine _deepest = first;

        public CodeLine First { get; } = first;
        public List<CodeLine> Body { get; } = [];

        public void Take(CodeLine line)
        {
            Body.Add(line);
            while (_blocks.Count > 0 && _blocks.Peek() >= line.Indent)
                _blocks.Pop();
            if (!Blocks.Any(b => line.Code.StartsWith(b, StringComparison.Ordinal)))
                return;
            _blocks.Push(line.Indent);
            if (_blocks.Count > _depth)
                (_depth, _deepest) = (_blocks.Count, line);
        }

        public Function Done() => new(name, First, Body, _depth, _deepest);
    }
}
