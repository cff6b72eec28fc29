namespace Etude.Platform.Postgres;

/// <summary>What a query of a batch will have answered once the batch has run.</summary>
public sealed class Pending<T>
{
    private T? value;
    private bool arrived;

    /// <exception cref="InvalidOperationException">The batch has not run yet.</exception>
    public T Value => arrived ? value! : throw new InvalidOperationException("The batch has not run yet.");

    internal void Arrive(T result) => (value, arrived) = (result, true);
}
