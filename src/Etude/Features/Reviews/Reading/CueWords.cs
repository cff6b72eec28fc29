namespace Etude.Features.Reviews.Reading;

/// <summary>The words and phrases of up to three words that show what a sentence does. Forms of a word follow from its stem.</summary>
internal static class CueWords
{
    public static readonly Lexicon<Cue> Cues = new(
    [
        (Cue.Example, "example, instance, e.g, suppose, trace, walk through, input, output, sample, imagine, by hand"),
        (Cue.Outcome, "gives, returns, answer is, answer would be, ends up, equals, comes to, leads to, wins, becomes, yields, expect, expected, should be, must be, got, result, comes out, raises, comes back, prints, passes, fails, fine, right, holds, ok, works, correct, survives, still there, is gone, stays, counts"),
        (Cue.Limit, "at most, at least, maximum, max, minimum, limit, constraint, must, never, only, up to, within, bound, guarantee, exactly, not allowed, no more, no longer, deadline, may not, cannot, sorted, capacity, memory, budget, range, rule"),
        (Cue.Assumption, "assume, assumption, presumably, taken as, i take, i read, rely on, suppose that, open question, find out, to ask, would ask"),
        (Cue.Doubt, "unclear, not sure, unsure, wonder, ambiguous"),
        (Cue.Sequence, "first, then, next, finally, afterwards, after that, step, start by, start with, loop, for each, second, third, lastly, begin"),
        (Cue.Approach, """
            dict, dictionary, hash, map, set, heap, heapq, queue, deque, stack, array, tree, trie, graph, pointer, marker, sliding window, binary search,
            bisect, halve, sort, recursion, recursive, dynamic programming, memoise, memoize, depth-first, breadth-first, dfs, bfs, greedy, prefix sum, running sum,
            counter, linked list, state machine, state, cache, lock, transaction, index, join, cte, window function, cursor, token, epoch, log,
            outbox, ledger, gradient, matrix, vector, vectorise, numpy, generator, class, record, tuple, table, timestamp, version, snapshot,
            sequence number, backoff, jitter, idempotent, idempotency, topological, sweep, bucket, shard, replica, partition, load balancer,
            worker, batch, stream, ordereddict, bitmap, node, baseline, model, regression, threshold, precision, recall, holdout, fold,
            canary, feature flag, migration, pipeline, retry, circuit breaker, rate limit, constraint, unique, trigger, two passes, one pass
            """),
        (Cue.Alternative, "instead, rather than, alternative, alternatively, trade off, tradeoff, versus, vs, compared, could also, other option, option, naive, brute force, the other hand, simpler, cheaper, at the price, in exchange, rejected, downside, drawback, other way, one could, price of, the price, price is, cost of, costs more, costs less, in return, give up, gives up, better than, worse than, more than needed, less code, slower, faster, not free, pays for, balance"),
        (Cue.Contrast, "but, although, though, while, however, than, yet, or"),
        (Cue.Test, "test, check, try, assert, verify, case, spy, fake"),
        (Cue.GivenTests, "given tests, the tests, all tests, tests pass, test passes, tests passed, all green, all passed, all pass, tests are, tests green, tests were, ran tests, ran it, works now, seems fine, looks good, it works, all good"),
        (Cue.Lesson, "learned, learnt, lesson, takeaway, realise, realised, realize, see now, insight, remember, the point, understood, noticed, the trick, the idea, key is, what matters, matters, principle, turns out, worth"),
        (Cue.Trouble, "wrong, bug, mistake, missed, forgot, failed, slow, stuck, overlooked, too long, struggled, confused, off by, error, hard, harder, should have, wasted, misread, lost time, tripped, careless, took longer, rushed, did not see, didn't see, guessed, fault"),
        (Cue.NextTime, "next time, in future, from now, will start, would start, i will, i'll, practise, practice, in the future, going forward, another time, i want to, would first, i would"),
        (Cue.Cost, "linear, quadratic, constant time, logarithmic, log n, complexity, runtime, space, one pass, single pass, two passes, amortised, amortized, per call, exponential, cubic, passes over"),
        (Cue.Decision, "i take, i use, i keep, we use, we keep, i put, decide, decided, decision, choose, chose, choice, recommend, go with, going with, pick, settle, i would, we will, i will, proposal, propose, we take, my answer, conclusion"),
        (Cue.Risk, "risk, fail, failure, crash, outage, worst, lose, lost, danger, break, breaks, leak, goes wrong, go wrong, slip, stall, overload, bottleneck, corrupt, attack, threat, depend, dies, die, down, single point, could fail, resist, leaves, hang, lag, late, worse, hurt, cut off, stands still, too slow, delay, problem, unnoticed, wakes, oversold"),
        (Cue.Measure, "measure, metric, monitor, alert, alarm, dashboard, p95, p99, percentile, percent, rate, error budget, count, survey, threshold, target, compare, reconcile, track, sign, signal, indicator, baseline, experiment, watch, look at, prove, counted, equals, difference, see that, seen in"),
        (Cue.WayBack, "rollback, roll back, revert, undo, way back, feature flag, flag, switch off, turn off, abort, stop, halt, switch back, canary, back out, pause if, kill switch, change course, changes the plan, call off, reverse, fall back, fallback"),
        (Cue.Stakeholder, "customer, client, user, team, sales, support, product, legal, finance, manager, engineer, peer, stakeholder, chief, executive, merchant, partner, operations, on-call, board, security, report, director, colleague, people"),
        (Cue.Owner, "owner, owns, lead, leads, delegate, hand over, hands over, handover, pair, pairs, responsible, will take, takes over, assigned, shadow, in charge, i ask, backup, behind"),
        (Cue.When, "week, weeks, day, days, monday, tuesday, wednesday, thursday, friday, month, quarter, tomorrow, deadline, date, today, hour, sprint, fortnight, milestone"),
        (Cue.NotDoing, "not do, will not, won't, leave out, left out, drop, dropped, out of scope, stop doing, postpone, defer, not now, decline, say no, no longer, not this, not be, give up, nothing else, do not, does not, not in, waits until, wait until"),
        (Cue.Manager, "my manager, own manager, my boss, manager, my lead, my director"),
        (Cue.Reason, "because, so that, therefore, since, otherwise, reason, due to, which means, that way, else, hence, in order, so, means"),
        (Cue.Condition, "if, when, unless, as soon, below, above, once"),
    ]);

    public static readonly Lexicon<Edge> Edges = new(
    [
        (Edge.Empty, "empty, no items, no requests, nothing in, no elements, no rows, empty list, no entries, zero items, blank"),
        (Edge.Zero, "zero"),
        (Edge.Single, "single, only one, one item, one element, one request, one row, one attempt, one entry, one node, one customer"),
        (Edge.Negative, "negative, below zero, below one, minus"),
        (Edge.Equal, "duplicate, tie, ties, equal, identical, same millisecond, same time, same value, same key, same instant, all the same, same second"),
        (Edge.Boundary, "boundary, exactly, off by, borderline, inclusive, exclusive, half open, sharp, at the end, very end, on the end, right at, just before, just after, last one"),
        (Edge.Large, "huge, millions, very large, overflow, largest, wider than, larger than, longer than, whole day, big input, large input, very long, 200 kb, a million"),
        (Edge.Invalid, "invalid, malformed, valueerror, keyerror, typeerror, bad input, wrong type, refused, not allowed, bad amount, unicode, garbage"),
        (Edge.Missing, "missing, unknown, absent, none, null, not found, not there, no such, never seen"),
        (Edge.Concurrent, "concurrent, at once, race, overlap, in parallel, two callers, two clients, two workers, simultaneous, two threads, interleave, two machines, two transactions"),
        (Edge.Repeat, "twice, repeat, repeated, again and, second call, same call, replay, once more"),
        (Edge.Lost, "timeout, no answer, lost, noanswer, times out, late answer, never arrives, crash, dies, restart, stands still, wakes up, power cut, goes down, unreachable, lost answer"),
        (Edge.Full, "full, capacity, no room, exhausted, run out, runs out, backlog"),
        (Edge.Expired, "expired, expire, expiry, is gone, deadline, too late, stale, outdated"),
        (Edge.Order, "unsorted, reversed, out of order, wrong order, descending"),
        (Edge.Cycle, "cycle, cyclic, circular, on itself"),
    ]);

    /// <summary>How a kind of special case is called in a claim.</summary>
    public static string Name(Edge edge) => edge switch
    {
        Edge.Empty => "the empty case",
        Edge.Zero => "zero",
        Edge.Single => "a single item",
        Edge.Negative => "values below the smallest",
        Edge.Equal => "equal values",
        Edge.Boundary => "the exact boundary",
        Edge.Large => "a very large input",
        Edge.Invalid => "bad input",
        Edge.Missing => "something missing",
        Edge.Concurrent => "two at the same time",
        Edge.Repeat => "the same thing twice",
        Edge.Lost => "something lost on the way",
        Edge.Full => "no room left",
        Edge.Expired => "the moment something runs out",
        Edge.Order => "input out of order",
        _ => "a cycle",
    };
}
