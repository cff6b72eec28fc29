using System.Text;
using Etude.Features.Direction.Model;
using Etude.Features.Direction.Reading;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Direction.Jobs;

/// <summary>Writes what an engine read out of a job description. What the person corrected stays as they said it, also through a new reading.</summary>
public static class StoreReading
{
    private const int LongestTitle = 300;
    private const int MostQuotes = 3;

    /// <summary>Adds a description with its first reading, by the rules.</summary>
    public static void Insert(Batch batch, Guid id, string text, string? url, JobReading reading, Lexicon lexicon) => batch.Do("""
        insert into jds (user_id, id, title, company, source_text, source_url, status, engine, axis_weights, signal_tags, summary, iac_profile, iac_evidence_md, iac_fit_md, lines, created_at, updated_at)
        values (@me, @id, @title, @company, @text, @url, 'done', 'rules', @weights, @tags, @summary, @shape, @evidence, @fit, @lines, @now, @now)
        """, new
    {
        id, text, url, title = Title(reading), company = Company(reading), weights = new JsonMap<double>(reading.AxisWeights), tags = Tags(reading), summary = reading.Summary,
        shape = new JsonMap<double>(reading.Shape), evidence = Evidence(reading, text, lexicon), fit = Fit(reading, lexicon), lines = JobLines.Of(reading),
    });

    /// <summary>Replaces the reading of a description, and its text, by what the rules read now.</summary>
    /// <param name="forget">True to drop what the person corrected.</param>
    /// <param name="asksModel">True where a model is to read it after the rules: one that reads the same text already serves this wish too. Otherwise one that is reading it reads in vain.</param>
    public static Pending<int> Update(Batch batch, Guid id, string text, JobReading reading, Lexicon lexicon, bool forget, bool asksModel) =>
        Write(batch, id, text, reading, lexicon, new(ReadBy.Rules, forget, asksModel ? batch.Now : null, null));

    /// <summary>Replaces the rules' reading by the model's, where the text is the one it read and nobody asked for anything else meanwhile.</summary>
    /// <param name="asked">When the model was asked, as the row said it.</param>
    public static Pending<int> Update(Batch batch, Guid id, string text, JobReading reading, Lexicon lexicon, ReadBy by, DateTimeOffset asked) =>
        Write(batch, id, text, reading, lexicon, new(by, false, null, asked));

    private static Pending<int> Write(Batch batch, Guid id, string text, JobReading reading, Lexicon lexicon, Writing how) => batch.Do("""
        with kept as (
            select case when @forget then '{}'::jsonb else corrections end as c from jds
            where user_id = @me and id = @id and (@asked::timestamptz is null or model_asked_at = @asked)
        )
        update jds set
            corrections = kept.c, source_text = @text, status = 'done', engine = @engine, model = @model, prompt_version = @prompt, dropped_claims = @dropped,
            model_asked_at = case when source_text = @text and @asks is not null then coalesce(model_asked_at, @asks) else @asks end, lines = @lines, updated_at = @now,
            title = coalesce(kept.c ->> 'title', @title),
            company = coalesce(kept.c ->> 'company', @company),
            summary = coalesce(kept.c ->> 'summary', @summary),
            axis_weights = coalesce(kept.c -> 'axis_weights', @weights),
            iac_profile = coalesce(kept.c -> 'shape', @shape),
            iac_evidence_md = @evidence, iac_fit_md = @fit,
            signal_tags = (
                select coalesce(jsonb_agg(t), '[]') from (
                    select t from jsonb_array_elements(@tags) as t where not coalesce(kept.c -> 'tags_removed', '[]') ? (t ->> 'tag')
                    union all
                    select jsonb_build_object('tag', added, 'asked', 'must', 'spans', '[]'::jsonb) from jsonb_array_elements_text(coalesce(kept.c -> 'tags_added', '[]')) as added
                    where not exists (select from jsonb_array_elements(@tags) as r where lower(r ->> 'tag') = lower(added))
                ) as all_tags (t))
        from kept
        where user_id = @me and id = @id
        """, new
    {
        id, text, forget = how.Forget, asked = how.Asked, asks = how.Asks, engine = how.By.Engine, model = how.By.Model, prompt = how.By.PromptVersion, dropped = reading.Dropped,
        title = Title(reading), company = Company(reading), weights = new JsonMap<double>(reading.AxisWeights), tags = Tags(reading), summary = reading.Summary,
        shape = new JsonMap<double>(reading.Shape), evidence = Evidence(reading, text, lexicon), fit = Fit(reading, lexicon), lines = JobLines.Of(reading),
    });

    /// <param name="Asks">Since when the model is asked for; null for not at all.</param>
    /// <param name="Asked">What the row must say of that; null for whatever it says.</param>
    private sealed record Writing(ReadBy By, bool Forget, DateTimeOffset? Asks, DateTimeOffset? Asked);

    private static string Title(JobReading reading) => reading.Title.Length == 0 ? "Untitled job" : FormFields.Cut(reading.Title, LongestTitle);

    private static string? Company(JobReading reading) => reading.Company.Length == 0 ? null : FormFields.Cut(reading.Company, LongestTitle);

    private static JsonList<SignalTag> Tags(JobReading reading) => [.. reading.Tags];

    /// <summary>By share: how much, and the lines that show it.</summary>
    private static string Evidence(JobReading reading, string text, Lexicon lexicon)
    {
        var evidence = new StringBuilder();
        foreach (var (share, size) in reading.Shape.OrderByDescending(s => s.Value))
        {
            evidence.Append(null, $"**{lexicon.ShareName(share)}, {size * 100:0}\u00a0%**\n\n");
            foreach (var line in reading.ShapeLines.GetValueOrDefault(share, []).Take(MostQuotes))
                evidence.Append(null, $"> {Quotable(line.Of(text))}\n\n");
        }

        return evidence.ToString().TrimEnd();
    }

    /// <summary>Whom such a role would fit.</summary>
    private static string Fit(JobReading reading, Lexicon lexicon) => reading.Shape.Count == 0
        ? "The text does not say how the work is divided."
        : $"It would fit somebody whose week is to be {string.Join(", ", reading.Shape.OrderByDescending(s => s.Value).Select(s => $"{s.Value * 100:0}\u00a0% {lexicon.ShareName(s.Key).ToLowerInvariant()}"))}.";

    /// <summary>A line as the text of a quote: what Markdown would take for its own signs is only shown.</summary>
    private static string Quotable(string line)
    {
        var escaped = new StringBuilder(line.Length + 8);
        foreach (var letter in line)
            escaped.Append(letter is '*' or '_' or '`' or '[' or ']' or '<' or '>' or '#' or '\\' or '|' or '~' ? $"\\{letter}" : letter is '\n' ? " " : $"{letter}");
        return escaped.ToString();
    }
}
