using Etude.Features.Practice;
using Etude.Features.Reviews;
using Etude.Platform.Postgres;
using Microsoft.AspNetCore.DataProtection;

namespace Etude.Tests.Features.Practice;

public sealed class TicketsTests
{
    private static readonly Guid Attempt = Guid.CreateVersion7();

    private readonly Tickets tickets = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void A_ticket_of_a_first_attempt_opens_again()
    {
        var opened = tickets.Open(tickets.Seal(First), Attempt);
        Assert.NotNull(opened);
        Assert.Null(opened.Memory);
        Assert.Null(opened.MedianSeconds);
        Assert.Equal("busiest-window", opened.Problem.Slug);
    }

    [Fact]
    public void A_ticket_of_another_attempt_does_not_open() => Assert.Null(tickets.Open(tickets.Seal(First), Guid.CreateVersion7()));

    [Theory]
    [InlineData("")]
    [InlineData("not base64 at all")]
    [InlineData("AAAA")]
    public void A_ticket_that_we_did_not_seal_does_not_open(string text) => Assert.Null(tickets.Open(text, Attempt));

    [Fact]
    public void A_ticket_sealed_by_another_etude_does_not_open() =>
        Assert.Null(tickets.Open(new Tickets(new EphemeralDataProtectionProvider()).Seal(First), Attempt));

    private static Ticket First => new()
    {
        AttemptId = Attempt,
        Problem = new ProblemBrief
        {
            Id = Guid.CreateVersion7(),
            Slug = "busiest-window",
            Title = "The busiest window",
            Type = "coding",
            Difficulty = "intro",
            Axes = ["algorithms"],
            Prompt = "Find it.",
            KeyInsight = "The end only moves forward.",
            Pitfalls = ["A tie."],
            Complexity = null,
            StarterCode = "",
            HasTests = true,
            PhaseMinutes = new JsonMap<int>(),
        },
        EmMode = false,
        Language = "python",
        HintsUsed = [],
        SawSolution = false,
        MedianSeconds = null,
        Memory = null,
        Zone = "Europe/Paris",
        Retention = 0.9,
    };
}
