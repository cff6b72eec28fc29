using Etude.Features.Direction.Reading;

namespace Etude.Tests.Features.Direction;

/// <summary>The engines against texts that were labelled by hand. The bars are the aims of the issue.</summary>
public sealed class CorpusTests
{
    private static readonly (LabelledJob Label, JobReading Read)[] Jobs = [.. Corpus.Jobs.Select(j => (j, Read.Job(j.Text)))];
    private static readonly (LabelledCv Label, CvReading Read)[] Cvs = [.. Corpus.Cvs.Select(c => (c, Read.Cv(c.Text)))];

    [Fact]
    public void There_are_enough_texts_and_some_are_held_out()
    {
        Assert.True(Jobs.Length >= 25, $"{Jobs.Length} job descriptions");
        Assert.True(Cvs.Length >= 15, $"{Cvs.Length} CVs");
        Assert.InRange(Jobs.Count(j => j.Label.IsHeldOut), 5, 15);
        Assert.InRange(Cvs.Count(c => c.Label.IsHeldOut), 3, 8);
    }

    [Fact]
    public void Labels_name_only_axes_that_there_are() => Assert.Empty(
        Corpus.Jobs.SelectMany(j => j.Weights.Keys).Concat(Corpus.Cvs.SelectMany(c => c.Levels.Keys)).Except(Read.Lexicon.Axes));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weights_rank_the_axes_as_a_reader_does(bool heldOut) =>
        Assert.True(Quality.RankCorrelation(Jobs.Where(j => j.Label.IsHeldOut == heldOut).Select(j => (j.Label.Weights, j.Read.AxisWeights)), Read.Lexicon.Axes) >= 0.8);

    [Fact]
    public void Tags_are_found_and_few_are_beyond()
    {
        var (precision, recall) = Quality.Found(Jobs.Select(j => (j.Label.Tags, j.Read.Tags.Select(t => t.Tag))));

        Assert.True(precision >= 0.8 && recall >= 0.85, $"precision {precision:0.00}, recall {recall:0.00}");
    }

    [Fact]
    public void The_shape_of_a_role_is_near() =>
        Assert.True(Quality.ShapeError(Jobs.Select(j => (j.Label.Shape, j.Read.Shape))) <= 0.1);

    [Fact]
    public void Levels_of_CVs_rank_as_a_reader_does()
    {
        var read = Cvs.Select(c => (c.Label.Levels, (IReadOnlyDictionary<string, double>)c.Read.Levels.ToDictionary(l => l.Axis, l => l.Level)));

        Assert.True(Quality.RankCorrelation(read, Read.Lexicon.Axes) >= 0.8);
    }

    [Fact]
    public void Years_of_roles_are_read()
    {
        var (precision, recall) = Quality.Found(Cvs.Select(c => (c.Label.Roles, Quality.Years(c.Read))));

        Assert.True(precision >= 0.85 && recall >= 0.85, $"precision {precision:0.00}, recall {recall:0.00}");
    }

    [Fact]
    public void Whatever_is_quoted_stands_in_its_text()
    {
        foreach (var (label, read) in Jobs)
            foreach (var span in read.Tags.SelectMany(t => t.Spans).Concat(read.AxisLines.Values.SelectMany(s => s)).Concat(read.ShapeLines.Values.SelectMany(s => s)).Concat(read.Asks.Select(a => a.Span)))
                Assert.False(string.IsNullOrWhiteSpace(span.Of(label.Text)), label.Name);
        foreach (var (label, read) in Cvs)
            foreach (var span in read.Skills.SelectMany(s => s.Spans).Concat(read.Levels.SelectMany(l => l.Spans)).Concat(read.Roles.Select(r => r.Span)))
                Assert.False(string.IsNullOrWhiteSpace(span.Of(label.Text)), label.Name);
    }

    [Fact]
    public void Every_weight_and_tag_has_lines_and_shares_add_up_to_one()
    {
        foreach (var (label, read) in Jobs.Where(j => j.Label.Weights.Count > 0))
        {
            Assert.Equal(1, read.AxisWeights.Values.Sum(), 9);
            Assert.Equal(1, read.Shape.Values.Sum(), 9);
            Assert.All(read.AxisWeights.Keys, axis => Assert.NotEmpty(read.AxisLines[axis]));
            Assert.All(read.Tags, tag => Assert.True(tag.Spans.Count > 0, label.Name));
        }
    }
}
