namespace Etude.Features.Today.Planning;

/// <summary>The pieces of a day while it is being made, within its minutes.</summary>
internal sealed class DayPieces(int minutes)
{
    private readonly List<PlannedPiece> pieces = [];
    private readonly HashSet<string> problems = new(StringComparer.Ordinal);
    private int left = minutes;

    public IReadOnlyList<PlannedPiece> All => pieces;

    public int Count(Purpose purpose) => pieces.Count(p => p.Purpose == purpose);

    public bool Holds(string problem) => problems.Contains(problem);

    public bool HasAxis(string axis) => pieces.Exists(p => p.Axis == axis);

    /// <summary>Whether so many minutes are left beside a reserve. The first piece of a day always fits, unless the day has no minutes at all.</summary>
    public bool Fits(int wanted, int reserve = 0) => pieces.Count == 0 ? left > 0 : wanted + reserve <= left;

    /// <summary>True when nothing fits any more.</summary>
    public bool IsFull(int reserve) => pieces.Count == 0 ? left <= 0 : left <= reserve;

    /// <summary>Adds a piece if it fits and is no problem that the day has.</summary>
    public void Add(PlannedPiece piece)
    {
        if (!Fits(piece.Minutes) || (piece.Problem is not null && !problems.Add(piece.Slug)))
            return;
        pieces.Add(piece);
        left -= piece.Minutes;
    }

    /// <summary>The pieces in order, but so that an axis follows itself only where no other piece is left; what is open and the first stay first.</summary>
    public IReadOnlyList<PlannedPiece> Interleaved()
    {
        var ordered = pieces.TakeWhile(p => p.Purpose == Purpose.CarryOn).ToList();
        var rest = pieces.Skip(ordered.Count).Where(p => p.Problem is not null).ToList();
        while (rest.Count > 0)
        {
            var before = ordered.Count > 0 ? ordered[^1].Axis : null;
            var next = rest.Find(p => p.Axis != before) ?? rest[0];
            ordered.Add(next);
            rest.Remove(next);
        }

        return [.. ordered, .. pieces.Where(p => p.Problem is null)];
    }
}
