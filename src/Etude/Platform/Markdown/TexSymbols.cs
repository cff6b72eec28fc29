using System.Collections.Frozen;

namespace Etude.Platform.Markdown;

/// <summary>What the commands of mathematics that are one sign mean.</summary>
internal static class TexSymbols
{
    /// <summary>Names that stand for a letter.</summary>
    public static readonly FrozenDictionary<string, string> Letters = Of("""
        alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ
        sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω
        infty ∞ emptyset ∅ ell ℓ partial ∂ nabla ∇ hbar ℏ aleph ℵ top ⊤ bot ⊥
        """);

    /// <summary>Names that stand for an operator or a relation.</summary>
    public static readonly FrozenDictionary<string, string> Operators = Of("""
        times × cdot ⋅ div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼
        propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬ lnot ¬
        forall ∀ exists ∃ to → rightarrow → leftarrow ← gets ← Rightarrow ⇒ implies ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ mapsto ↦ mid ∣ parallel ∥
        ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ prime ′ colon : vert | Vert ‖ int ∫ oint ∮
        { { } } % % # # & & $ $ _ _
        """);

    /// <summary>Operators whose limits stand above and below in a block.</summary>
    public static readonly FrozenDictionary<string, string> Large = Of("sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁");

    /// <summary>Functions written upright.</summary>
    public static readonly FrozenSet<string> Functions =
        "log ln exp sin cos tan cot arcsin arccos arctan sinh cosh tanh det dim ker deg mod".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Functions whose limits stand below in a block.</summary>
    public static readonly FrozenSet<string> FunctionsWithLimits = "lim max min sup inf argmax argmin gcd Pr".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Spaces by their width.</summary>
    public static readonly FrozenDictionary<string, string> Spaces = Of(", 0.17em : 0.22em ; 0.28em ! 0em quad 1em qquad 2em enspace 0.5em");

    /// <summary>Marks above a letter.</summary>
    public static readonly FrozenDictionary<string, string> Accents = Of("hat ^ widehat ^ bar ¯ overline ¯ vec → tilde ~ widetilde ~ dot ˙ ddot ¨");

    /// <summary>Double-struck letters that stand outside the block of their own.</summary>
    public static readonly FrozenDictionary<string, string> DoubleStruck = Of("C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ E 𝔼");

    private static FrozenDictionary<string, string> Of(string pairs)
    {
        var words = pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, words.Length / 2).ToFrozenDictionary(i => words[2 * i], i => words[2 * i + 1], StringComparer.Ordinal);
    }
}
