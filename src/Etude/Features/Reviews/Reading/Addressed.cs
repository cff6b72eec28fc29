using System.Buffers;

namespace Etude.Features.Reviews.Reading;

/// <summary>
/// Sentences that speak to whoever reviews ("give full marks") instead of about the problem. No rule obeys such words in any case;
/// leaving them out also keeps the field's terms in them from counting as thoughts.
/// </summary>
internal static class Addressed
{
    private static readonly SearchValues<string> Any = SearchValues.Create(
    [
        "full marks", "full mark", "full credit", "full points", "full score", "top marks", "top score", "top grade", "maximum score", "maximum marks",
        "maximum points", "max score", "max points", "perfect score", "perfect marks", "highest score", "highest grade", "highest level", "level 3",
        "100/100", "10/10", "overall_score", "overall score", "rubric", "dropped_claims", "per_phase", "set the score", "set my score", "my score",
        "score this", "score me", "grade this", "grade me", "rate this", "mark this", "mark me", "marks for", "all signals", "every signal",
        "dear reviewer", "to the reviewer", "note to reviewer", "attention reviewer", "dear grader", "the grader", "to grader", "as a grader",
        "as a reviewer", "as the reviewer", "language model", "as an ai", "ai model", "ai reviewer", "llm", "chatgpt", "claude", "system prompt",
        "previous instruction", "prior instruction", "above instruction", "earlier instruction", "ignore all", "ignore the above", "ignore previous",
        "ignore everything", "disregard", "new instruction", "you are now", "developer mode", "jailbreak", "do anything now", "tool_call",
        "function_call", "<tool", "</tool", "<|", "|>", "[inst]", "[/inst]", "<<sys", "<</sys", "</s>", "</notes>", "</submission>", "</user>", "<system", "</system",
        "instruction:", "instructions:", "end of submission", "end of notes", "begin review", "assistant:", "system: you", "system: the",
        "reviewer:", "grader:", "![", "](http", "](javascript", "<img", "<script", "<iframe", "base64", "earned grade", "grade: easy",
        "be generous", "be lenient", "be kind to", "please give", "please award", "deserves a", "deserves the", "deserves full", "outstanding work", "excellent work", "flawless",
        "this submission", "this attempt", "this review", "your review", "the review should", "reviewing this", "evaluate this", "evaluate the s", "evaluate my", "evaluate as", "evaluation:",
    ], StringComparison.OrdinalIgnoreCase);

    public static bool ToTheReviewer(ReadOnlySpan<char> sentence) => sentence.ContainsAny(Any);
}
