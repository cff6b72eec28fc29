using Etude.Features.Reviews;

namespace Etude.Tests.Features.Reviews;

/// <summary>Submissions as people write them.</summary>
internal static class Samples
{
    public static Submission Empty(string place = "algorithms/busiest-window", bool emMode = false)
    {
        var problem = ProblemFiles.Read(place, emMode);
        return new Submission
        {
            Problem = problem,
            EmMode = emMode,
            Notes = new Dictionary<string, string>(),
            Code = problem.StarterCode,
            Language = problem.HasTests ? "python" : "markdown",
            Tests = null,
            HintsUsed = new Dictionary<string, int>(),
            Seconds = new Dictionary<string, int>(),
            Confidence = null,
            Prediction = null,
            SawSolution = false,
        };
    }

    public static Submission Thorough() => Empty() with
    {
        Notes = Notes(
            """
            I get the sorted arrival times of a day, and for every request I have to know how many others arrive before start + width. Of those the biggest count wins, the earliest start on a tie.
            Limits: width must be at least 1, otherwise ValueError. Millions of requests, so never count a window again from scratch.
            Half open: at start + width it is already outside.
            By hand: times [1, 2, 2, 9], width 2: window from 1 holds 1, 2, 2 -> (1, 3).
            I assume the times are whole numbers and the list is not changed meanwhile.
            """,
            """
            1. Refuse a bad width, return None for the empty list.
            2. Two markers: one at the start, one at the first request outside. The end marker never moves back, because the starts only grow.
            3. For each start push the end marker on while it is inside, the count is the distance.
            4. Keep the best only on a strictly larger count, so a tie stays with the earlier one.
            Cost O(n) time, O(1) space: each marker crosses the list once. The naive way, counting each window from scratch, would be quadratic.
            Edge cases: empty list, a single request, all in the same millisecond, a request exactly on the end.
            Test first: [0, 50, 100] with 100 should be (0, 2).
            """,
            "",
            """
            Went through [5] with width 1 by hand: gives (5, 1). All in the same millisecond, [7, 7, 7]: (7, 3), right.
            Empty list returns None. A request exactly at the end, [0, 100] and 100, is outside: count 1.
            The inner loop moves the end marker n times in all, so it stays O(n).
            """,
            """
            The point is that when the start moves forward the end can only move forward too, so two markers are enough.
            I lost time on the tie because I compared with >= in my head.
            Next time I will write the invariant of both markers down before any code.
            """),
        Code = ProblemFiles.Reference("algorithms/busiest-window"),
        Tests = new TestOutcome(10, 10, [], 1),
        Seconds = Minutes(2, 3, 7, 3, 2),
        Confidence = 4,
        Prediction = "All ten pass.",
    };

    public static Submission Hurried() => Empty("distributed_systems/idempotent-charge") with
    {
        Notes = Notes("Charge once per key.", "Use a dict.", "", "Ran the tests, some fail.", "ok"),
        Code = """
            class Declined(Exception):
                pass


            class NoAnswer(Exception):
                pass

            class KeyReused(Exception):
                pass

            class Charges:
                def __init__(self, gateway):
                    self.gateway = gateway
                    self.d = {}

                def charge(self, key, account, cents, tmp=[]):
                    if cents < 1:
                        raise ValueError()
                    if key in self.d:
                        return self.d[key]
                    try:
                        r = self.gateway.charge(key, account, cents)
                        print("charged", key)
                        self.d[key] = r
                        return r
                    except:
                        raise
            """,
        Tests = new TestOutcome(4, 11, ["A lost answer does not charge twice", "A no stays a no"], 6),
        HintsUsed = new Dictionary<string, int> { ["implement"] = 2 },
        Seconds = Minutes(1, 1, 9, 1, 0),
        Confidence = 5,
        Prediction = "should all be green",
    };

    public static Submission Design() => Empty("systems_design/webhook-delivery") with
    {
        Notes = Notes(
            """
            At peak 463 * 5 = 2,315 events a second. Healthy calls in flight: 2,315 x 0.2 s = 463. The 2 % that hang: 46 x 10 s = 463 more.
            With the largest merchant down (18 %): 417 a second x 10 s = 4,170 slots, against 800 workers. That is the incident.
            Must not lose an event of a committed payment; only order within one payment.
            Do merchants have a rate limit we should know? I assume not.
            """,
            """
            1. Write the event in the transaction of the payment (outbox), then a relay moves it to a queue.
            2. Per merchant a queue with its own slots, instead of one shared pool, so that a dead address starves only itself.
            3. Retries with backoff and jitter up to 72 hours, then park it.
            If the relay crashes after sending, the event is sent twice: so it carries an id.
            Alternative: one pool with short timeout. Cheaper, but the slow merchants lose events, so rejected.
            """,
            "",
            """
            Replay of the incident: largest merchant down 6 hours, 417 events a second -> 9 million wait in its own queue, others see nothing.
            Weakest place: the relay, if it stops then everything is late. We would notice by the age of the oldest row.
            """,
            "I learned to count calls in flight before drawing boxes: rate times timeout. A dead address should only spend its own slots. Next time I'd start with the numbers of the failure."),
        Code = """
            ## Why the pool broke

            The largest merchant alone needs 417 x 10 = 4,170 slots when it hangs; the pool has 800.

            ## Path of an event

            - Commit writes payment and event in one transaction.
            - A relay reads new rows and hands them to the queue of the merchant.
            - Each merchant has at most 20 slots; I decided on 20 because a healthy address needs 2,315 x 0.18 x 0.2 = 83 at the very most, and only the largest needs that.

            ## Retries, order and isolation

            I chose order per payment rather than per merchant: one bad event must not stop a shop. The price is one more key to look up.
            If an address fails five times in a row, it gets a single slot and a growing pause, up to 1 hour.

            ## What a merchant needs to trust a call

            A signature over body and timestamp, and an event id to notice repeats.

            ## What I would watch

            - p99 from commit to delivery for healthy addresses, alert above 5 s.
            - Age of the oldest undelivered event per merchant.
            - If the new path is slower than 5 s for 10 minutes, switch back to the old pool by a flag.
            """,
        Seconds = Minutes(8, 7, 14, 5, 2),
    };

    public static Submission Manager() => Empty("leadership/four-demands-one-team", emMode: true) with
    {
        Notes = Notes(
            """
            7 x 12 = 84 weeks on paper, less 40 % support is 50, less Yusuf's leave about 46. Asked for: up to 67.
            Sales needs a date to sign, product needs proof, the team needs sleep, the chief executive needs an answer.
            I would ask sales: what exactly must work in week 11?
            """,
            """
            - Weeks 1 to 4: Yusuf leads A and pairs with Ana, because he leaves in week 5.
            - Nora leads the queue fixes from week 1, since she knows it best.
            - Images only for B, weeks 5 to 8.
            Risk: if A slips, we cut the directory types we support.
            Alternative was C whole; it costs 20 weeks, so no.
            """,
            "",
            """
            Week 4: A signs in a test customer. Week 8: pages below 10 a month.
            If A is not at half by week 4, stop B and move two people.
            """,
            "I would tell my manager that D waits until April and ask them to tell the chief executive with me. Harder than I thought, because each demand sounded whole."),
        Code = """
            # What we do next quarter

            We will do A whole, the three faults of C, and the images of B. I decided this because they hold most of the value for 40 of our 46 weeks.

            # What we will not do

            - We will not replace the queue this quarter; the three faults cause 18 of 23 pages.
            - D waits until April: nobody could say what it is, and three weeks would cost us A's slack.

            # For each of you

            Sales: you can sign for week 11. Product: half of the gain by week 8. Team: the nights get quiet first.

            # How we will know

            Pages per month below 10 by week 8. Risk: if A slips past week 9, we drop the second directory type.
            """,
        Seconds = Minutes(6, 8, 12, 4, 2),
    };

    public static Dictionary<string, string> Notes(string explore, string plan, string implement, string verify, string reflect) => new()
    {
        ["explore"] = explore, ["plan"] = plan, ["implement"] = implement, ["verify"] = verify, ["reflect"] = reflect,
    };

    private static Dictionary<string, int> Minutes(int explore, int plan, int implement, int verify, int reflect) => new()
    {
        ["explore"] = 60 * explore, ["plan"] = 60 * plan, ["implement"] = 60 * implement, ["verify"] = 60 * verify, ["reflect"] = 60 * reflect,
    };
}
