using Etude.Platform.Migrations;

namespace Etude.Tests.Platform.Migrations;

public sealed class SqlScriptTests
{
    [Theory]
    [InlineData("select 1; select 2;", "select 1|select 2")]
    [InlineData("select 1;;\n;select 2", "select 1|select 2")]
    [InlineData("", "")]
    [InlineData(" -- nothing but words;\n/* and; /* more; */ words; */ ", "")]
    [InlineData("select 'a;b', 'it''s;', \"odd;name\";", "select 'a;b', 'it''s;', \"odd;name\"")]
    [InlineData(@"select e'\';', E'\\'; select 2;", @"select e'\';', E'\\'|select 2")]
    [InlineData(@"select 'a\'; select 2;", @"select 'a\'|select 2")]
    [InlineData("do $$ begin; end $$; select 2;", "do $$ begin; end $$|select 2")]
    [InlineData("do $a$ $$;$$ ; $b$;$b$ $a$; select 2;", "do $a$ $$;$$ ; $b$;$b$ $a$|select 2")]
    [InlineData("select $1; select a$b$; select 3;", "select $1|select a$b$|select 3")]
    [InlineData("select 1 -- one; still\n + 1; select 5-3;", "select 1 -- one; still\n + 1|select 5-3")]
    [InlineData("select 4 /* /* ; */ ; */ / 2;", "select 4 /* /* ; */ ; */ / 2")]
    public void Only_a_semicolon_between_statements_parts_them(string sql, string statements)
    {
        Assert.Equal(statements, string.Join('|', SqlScript.Split(sql).Select(statement => statement.Text)));
    }

    [Theory]
    [InlineData("select 'open; select 2;")]
    [InlineData("select \"open; select 2;")]
    [InlineData("select 1 /* open; select 2;")]
    [InlineData("do $$ open; select 2;")]
    [InlineData(@"select e'open\")]
    public void What_is_never_closed_runs_to_the_end_for_Postgres_to_refuse(string sql)
    {
        Assert.Equal(sql, Assert.Single(SqlScript.Split(sql)).Text);
    }

    [Fact]
    public void A_statement_knows_its_line_and_the_line_of_a_place_in_it()
    {
        var statements = SqlScript.Split("\n-- words\nselect 1;\nselect 2,\n  3,\n  4;\n");

        Assert.Equal([3, 4], statements.Select(statement => statement.Line));
        Assert.Equal([4, 4, 5, 6, 6], [.. ((int[])[0, 1, 13, 18, 999]).Select(statements[1].LineAt)]);
    }

    [Fact]
    public void Every_real_migration_is_parted_without_loss()
    {
        foreach (var file in MigrationFile.ReadAll(MigrationFolder.Real))
        {
            var statements = SqlScript.Split(file.Text);
            var lines = file.Text.Split('\n');
            Assert.All(statements, statement => Assert.StartsWith(lines[statement.Line - 1], statement.Text + ";", StringComparison.Ordinal));
        }
    }
}
