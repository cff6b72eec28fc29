using Etude.Features.Practice;
using Etude.Features.Recall;
using Etude.Features.Reviews;
using Etude.Platform.Postgres;
using Microsoft.AspNetCore.DataProtection;

namespace Etude.Tests.Features.Practice;

public sealed class TicketsTests
{
    private static readonly Tickets Tickets = new(new EphemeralDataProtectionProvider());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sealed_ticket_opens_to_what_it_was(bool full)
    {
        var ticket = Ticket(full);

        var opened = Tickets.Open(Tickets.Seal(ticket), ticket.AttemptId);

        Assert.Equal(Json.Write(ticket), Json.Write(opened));
        Assert.Equal(ticket.Memory, opened!.Memory);
    }

    [Fact]
    public void A_ticket_opens_only_for_its_own_attempt() => Assert.Null(Tickets.Open(Tickets.Seal(Ticket(true)), Guid.NewGuid()));

    [Fact]
    public void A_ticket_that_was_changed_by_one_letter_does_not_open()
    {
        var text = Tickets.Seal(Ticket(true));
        var middle = text.Length / 2;

        Assert.Null(Tickets.Open($"{text[..middle]}{(text[middle] == 'A' ? 'B' : 'A')}{text[(middle + 1)..]}", Ticket(true).AttemptId));
    }

    [Fact]
    public void A_ticket_of_another_house_does_not_open() =>
        Assert.Null(Tickets.Open(new Tickets(new EphemeralDataProtectionProvider()).Seal(Ticket(true)), Ticket(true).AttemptId));

    [Theory]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("AAAA")]
    [InlineData("CfDJ8")]
    public void What_is_no_ticket_does_not_open(string text) => Assert.Null(Tickets.Open(text, Ticket(true).AttemptId));

    [Theory]
    [InlineData("Nowhere/Land")]
    [InlineData("/dev/zero")]
    [InlineData("")]
    public void A_zone_that_nobody_knows_is_UTC(string zone) => Assert.Equal(TimeZoneInfo.Utc, (Ticket(true) with { Zone = zone }).TimeZone);

    private static Ticket Ticket(bool full) => new()
    {
        AttemptId = new Guid("019cadd4-56e3-7acc-85a4-5cec008db06f"), EmMode = full, Language = "python", HintsUsed = full ? new() { ["plan"] = 2 } : [],
        SawSolution = full, MedianSeconds = full ? 900.5 : null, Zone = "Asia/Bangkok", Retention = 0.9, SubmittedAt = full ? DateTimeOffset.UnixEpoch : null,
        Memory = full ? new Remembered { Stability = 3.5, Difficulty = 5, DueAt = DateTimeOffset.UnixEpoch, LastReviewedAt = DateTimeOffset.UnixEpoch, Reps = 2, Lapses = 1 } : null,
        Problem = new ProblemBrief
        {
            Id = Guid.Empty, Slug = "p", Title = "P — ü", Type = "coding", Difficulty = "core", Axes = ["algorithms"], Prompt = "Do\nit.", KeyInsight = "It.",
            Pitfalls = ["One"], Complexity = full ? "O(n)" : null, StarterCode = "", HasTests = true, PhaseMinutes = new Dictionary<string, int> { ["plan"] = 3 },
        },
    };
}
