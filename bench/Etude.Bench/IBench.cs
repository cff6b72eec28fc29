namespace Etude.Bench;

/// <summary>One benchmark: measures, and writes its rows.</summary>
internal interface IBench
{
    Task Run(CancellationToken cancel);
}
