using Etude.Features.Reviews.Code;

namespace Etude.Tests.Features.Reviews;

/// <summary>JavaScript and SQL are read by their own rules.</summary>
public class OtherLanguageTests
{
    [Theory]
    [InlineData("function f(a) {\n  return a == null;\n}", "code.hazards", 1)]
    [InlineData("function f(a) {\n  return \"a == null\"; // a == null\n}", "code.hazards", 3)]
    [InlineData("function f(a) {\n  try { g(a); } catch (e) {}\n}", "code.hazards", 1)]
    [InlineData("function f(a) {\n  for (const key in a) g(key);\n}", "code.hazards", 1)]
    [InlineData("function f(a) {\n  for (const one of a) g(one);\n}", "code.hazards", 3)]
    [InlineData("function f(a) {\n  console.log(a);\n  return a;\n}", "code.leftovers", 2)]
    [InlineData("function f(a) {\n  // const total = a + 1;\n  return a;\n}", "code.leftovers", 2)]
    [InlineData("function f(times) {\n  const data = times;\n  let tmp = data;\n  return tmp;\n}", "code.names", 1)]
    [InlineData("function f(a) {\n  if (a) {\n    for (;;) {\n      if (a) {\n        while (a) {\n          if (a) {\n            if (a) {\n              g();\n            }\n          }\n        }\n      }\n    }\n  }\n}", "code.shape", 0)]
    [InlineData("const f = (times) => {\n  return times;\n};", "code.shape", 3)]
    public void JavaScript_is_read_by_its_lines_and_not_by_its_strings(string code, string key, int level) => Assert.Equal(level, Reviewed("javascript", code).Level(key));

    [Theory]
    [InlineData("select id from loans where returned = null", "code.hazards", 1)]
    [InlineData("select id from loans where note = '= null'", "code.hazards", 3)]
    [InlineData("select *\nfrom loans -- select * is short", "code.hazards", 1)]
    [InlineData("select id from loans\nwhere id NOT IN (SELECT loan from fines)", "code.hazards", 1)]
    [InlineData("-- select id from loans\n-- where old = 1;\nselect id from loans /* = null */", "code.hazards", 3)]
    public void Sql_is_read_by_its_words_and_not_by_its_strings(string code, string key, int level) => Assert.Equal(level, Reviewed("sql", code).Level(key));

    [Fact]
    public void A_plan_is_found_again_in_a_query()
    {
        var review = Reviewed("sql", "with balances as (\n  select account, sum(cents) as balance\n  from ledger group by account\n)\nselect account from balances order by balance", "Sum the cents of each account in the ledger, then sort by balance.");

        Assert.Equal(3, review.Level("implement.follows"));
    }

    [Fact]
    public void A_language_without_an_analysis_is_not_judged_by_another()
    {
        var review = Reviewed("cobol", "MOVE A TO B.", "Use a dictionary from key to record, then loop.");

        Assert.Equal(-1, review.Level("implement.follows"));
        Assert.Equal(-1, review.Level("code.hazards"));
    }

    [Theory]
    [InlineData("'")]
    [InlineData("/*")]
    [InlineData("`${'")]
    [InlineData("\"\\")]
    [InlineData("--")]
    [InlineData("}}}{{{ (")]
    public void What_never_ends_is_masked_to_the_end(string code)
    {
        Assert.Equal(code.Length, TextMask.OfJavaScript(code).Code.Length);
        Assert.Equal(code.Length, TextMask.OfSql(code).Code.Length);
        Reviewed("javascript", code);
        Reviewed("sql", code);
    }

    private static Etude.Features.Reviews.Review Reviewed(string language, string code, string plan = "") =>
        Engine.Review(Samples.Empty() with { Language = language, Code = code, Notes = Samples.Notes("", plan, "", "", "") });
}
