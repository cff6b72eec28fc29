namespace Etude.Features.Doctor;

/// <summary>How much a finding weighs.</summary>
public enum Weight
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Etude works; somebody may want to know, or to do better.</summary>
    WorthKnowing,

    /// <summary>Something does not work, or does not hold.</summary>
    Fault,
}

/// <summary>What the doctor found at one place.</summary>
/// <param name="Check">What was looked at, one word that scripts may rely on: <c>database</c>, <c>migrations</c>, <c>rls</c>.</param>
/// <param name="Says">One or two plain sentences, without anything secret and without anybody's name.</param>
/// <param name="Remedy">What to do; null where nothing needs doing.</param>
public sealed record Finding(string Check, Weight Weight, string Says, string? Remedy = null)
{
    public static Finding Ok(string check, string says) => new(check, Weight.Ok, says);

    public static Finding Note(string check, string says, string? remedy = null) => new(check, Weight.WorthKnowing, says, remedy);

    public static Finding Fault(string check, string says, string remedy) => new(check, Weight.Fault, says, remedy);
}
