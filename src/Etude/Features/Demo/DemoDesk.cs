using Etude.Features.Library;
using Etude.Features.Writing;
using Etude.Platform.Postgres;

namespace Etude.Features.Demo;

/// <summary>What the person of the demo reads and writes of their own accord, on top of the plan: now and then, the same evenings in every history.</summary>
internal sealed class DemoDesk(Db db, Guid me, DemoClock clock)
{
    private const int ReadsEvery = 6;
    private const int WritesEvery = 13;

    private static readonly string[] Items =
    [
        "how-complex-systems-fail", "evans-how-to-ask-good-questions", "tail-at-scale", "nygard-documenting-architecture-decisions", "beams-git-commit-message",
        "choose-boring-technology", "design-docs-at-google", "twelve-factor-app", "lynch-code-reviews-like-a-human", "stripe-idempotency", "graham-write-simply",
    ];

    private static readonly (string Title, string Body)[] Pieces =
    [
        ("Retries are a promise", """
            A client that asks twice has not asked for two things. I knew that, and still wrote a handler that charged twice, because the second
            request came while the first was at the bank.

            What helped was to name the promise before the code: *one key, one outcome, whoever asks and however often*. The key goes into the table
            with a unique index, in the same transaction as the money. Whoever comes second finds the row and gets its answer.

            What I would look for in a review now: where is the key stored, and what happens between storing it and doing the work?
            """),
        ("An index is a sorted copy", """
            I used to add indexes by guessing. It went better once I drew them: an index is a sorted copy of some columns, and a query can use it when
            it can walk that order without jumping about.

            So the column that is compared for equality comes first, and the one with a range after it. A column behind the range helps nobody but a
            reader who would otherwise have to fetch the row.
            """),
        ("What I say first in a design review", """
            Three sentences: what the thing must do, how much of it there will be, and what may never happen. If I cannot say them, the boxes can wait.

            The numbers need not be right. They need to be there, so that somebody can disagree with them.
            """),
        ("A week of failing first", """
            All week the first attempt failed, and the second took half the time. I had been reading my own solution before starting, which felt like
            work and was not. Closing the notes is the exercise.
            """),
    ];

    private int read;
    private int written;

    /// <param name="evening">Which evening of the history it is, from 0.</param>
    public async Task Sits(int evening, CancellationToken cancel)
    {
        if (evening % ReadsEvery == ReadsEvery - 1 && read < Items.Length)
            await Finishes(new ItemKey(Items[read++]), cancel);
        if (evening % WritesEvery == WritesEvery / 2 && written < Pieces.Length)
            await Writes(Pieces[written++], cancel);
    }

    private async Task Finishes(ItemKey item, CancellationToken cancel)
    {
        clock.Moves(TimeSpan.FromMinutes(20));
        await using var batch = db.As(me);
        ChangeProgress.ChangeStatus(batch, item, "finished");
        await batch.Run(cancel);
    }

    private async Task Writes((string Title, string Body) piece, CancellationToken cancel)
    {
        await using var empty = db.As(me);
        var made = StartWriting.Add(empty, attempt: null, content: null, reflection: null);
        await empty.Run(cancel);
        clock.Moves(TimeSpan.FromMinutes(25));
        await using var batch = db.As(me);
        SaveWriting.Add(batch, made.Value!.Value, new(piece.Title, piece.Body, Revision: 0));
        await batch.Run(cancel);
    }
}
