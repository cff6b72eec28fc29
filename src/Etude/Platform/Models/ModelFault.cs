using Etude.Platform.Queue;

namespace Etude.Platform.Models;

/// <summary>Why a model gave no answer that can be used.</summary>
public enum ModelFault
{
    /// <summary>None is configured, the operator switched it off, or the person wants none.</summary>
    Off,

    /// <summary>The tokens of the day are used up.</summary>
    OverBudget,

    /// <summary>The server asked to come back later (429).</summary>
    Busy,

    /// <summary>The server cannot be reached, failed (5xx), or broke off in the middle.</summary>
    Down,

    /// <summary>It took longer than it may.</summary>
    TimedOut,

    /// <summary>The server does not take the key, the model's name or the request (other 4xx).</summary>
    Rejected,

    /// <summary>The model would not answer.</summary>
    Refused,

    /// <summary>It wrote more than it may.</summary>
    Endless,

    /// <summary>What it wrote was not what was asked for, twice.</summary>
    Unusable,
}

/// <summary>A model gave no usable answer. The sentence is for the person; it holds nothing of the request, the answer or the key.</summary>
/// <param name="retryAfter">How long the server asked to be left alone; null when it did not say.</param>
public sealed class ModelException(ModelFault fault, string sentence, TimeSpan? retryAfter = null) : Exception(sentence)
{
    public ModelFault Fault => fault;

    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>The same request may succeed a little later.</summary>
    public bool IsPassing => fault is ModelFault.Busy or ModelFault.Down or ModelFault.TimedOut;

    /// <summary>The same as the end of a job: tried again where that may help.</summary>
    public JobException ToJobException() => IsPassing ? JobException.ForNow(Message, RetryAfter, this) : JobException.ForGood(Message, this);
}
