using System.Text.Json.Nodes;
using Etude.Features.Assessment;
using Etude.Features.Direction.Credentials;
using Etude.Features.Direction.Files;
using Etude.Features.Direction.Jobs;
using Etude.Features.Direction.Reading;
using Etude.Features.Iac;
using Etude.Features.Settings;
using Etude.Features.Today;
using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Features.Demo;

/// <summary>Where the person of the demo stands and wants to go: an assessment, a CV, and a job with the day of its interview.</summary>
internal sealed class DemoDirection(Db db, Guid me, ContentFiles content, DemoClock clock, Dice dice)
{
    private readonly Lexicon lexicon = Lexicon.Of(content);

    /// <summary>Answers the twelve questions: mostly right, less so the harder they are, and not always as sure as they should be.</summary>
    public async Task IsAssessed(CancellationToken cancel)
    {
        // By the story's own chance, since a run's id decides its questions.
        var run = new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)dice.Whole(0, 255))]);
        await using (var batch = db.As(me))
        {
            StartRun.Add(batch, StartTicket.For(run, [], content) ?? throw new InvalidOperationException("The bank is too small for an assessment."));
            await batch.Run(cancel);
        }

        while (await Next(run, cancel) is { } ticket)
        {
            var seconds = dice.Whole(20, 70);
            clock.Moves(TimeSpan.FromSeconds(seconds));
            var question = content.Question(ticket.Key)!;
            await using var batch = db.As(me);
            AnswerQuestion.Add(batch, ticket, question, Answer(question), seconds);
            await batch.Run(cancel);
        }
    }

    /// <summary>Adds a CV, looks it over and has it read.</summary>
    public async Task AddsCv(CancellationToken cancel)
    {
        var upload = Upload.OfText(DemoTexts.Cv(clock.GetUtcNow().Year)) with { Name = "robin-hale.txt" };
        await using var adding = db.As(me);
        var id = AddCredential.Add(adding, upload);
        await adding.Run(cancel);
        clock.Moves(TimeSpan.FromMinutes(2));
        await using var reading = db.As(me);
        AssessCredential.Add(reading, id.Value, upload.Text, lexicon, asksModel: false);
        await reading.Run(cancel);
    }

    /// <summary>Says which shape a good week would have: as much of the first share as of the second, half as much of a third.</summary>
    public async Task SaysShape(CancellationToken cancel)
    {
        var wish = IacProfile.From([.. content.Shares.Select((_, i) => 1.0 / Math.Max(1, i))])!;
        await using var batch = db.As(me);
        PatchSettings.With(batch, new JsonObject { [IacProfile.Setting] = JsonNode.Parse(Json.Write(wish.ToStored(content.Shares))) });
        await batch.Run(cancel);
    }

    /// <summary>Pastes a job description and aims at it.</summary>
    /// <param name="interview">Its day; null where none is fixed.</param>
    public async Task Aims(DateOnly? interview, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var (id, text) = (Guid.CreateVersion7(batch.Now), Upload.OfText(DemoTexts.Job).Text);
        StoreReading.Insert(batch, id, text, null, ReadJob.Of(text, lexicon), lexicon);
        Aim.At(batch, id);
        Aim.Interview(batch, interview);
        ChangePlan.Anew(batch);
        await batch.Run(cancel);
    }

    /// <summary>The next question; null when the run is over.</summary>
    private async Task<AnswerTicket?> Next(Guid run, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var known = RunSoFar.Query(batch, run);
        await batch.Run(cancel);
        return known.Run is { IsOpen: true } ? known.Ticket(content, batch.Now) : null;
    }

    private QuestionForm Answer(QuestionFile question)
    {
        var chance = question.Difficulty switch { "intro" => 0.9, "core" => 0.6, _ => 0.35 };
        var right = dice.Falls(chance);
        if (!right && dice.Falls(0.25))
            return new() { Choice = GivenAnswer.Unknown };
        var choice = right ? question.Right : dice.One([.. question.Options.Select(o => o.Letter).Where(l => l != question.Right)]);
        return new() { Choice = choice, Confidence = Math.Clamp((int)Math.Round(1 + (4 * chance) + dice.Between(-1.5, 1.5)), 1, 5) };
    }
}
