using Etude.Platform;
using Etude.Platform.Postgres;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Platform.Postgres;

public sealed class DatabaseUrlTests
{
    private const string Direct = "postgresql://postgres:pw@db.abcdef.supabase.co:5432/postgres";

    [Theory]
    [InlineData(Direct, "postgres@db.abcdef.supabase.co:5432/postgres", PoolerMode.None)]
    [InlineData("postgres://postgres.abcdef:pw@aws-0-eu-central-1.pooler.supabase.com:5432/postgres", "postgres.abcdef@aws-0-eu-central-1.pooler.supabase.com:5432/postgres", PoolerMode.Session)]
    [InlineData("postgres://postgres.abcdef:pw@aws-0-eu-central-1.pooler.supabase.com:6543/postgres", "postgres.abcdef@aws-0-eu-central-1.pooler.supabase.com:6543/postgres", PoolerMode.Transaction)]
    [InlineData("postgresql://postgres:pw@db.abcdef.supabase.co:6543/postgres", "postgres@db.abcdef.supabase.co:6543/postgres", PoolerMode.Transaction)]
    [InlineData("postgres://postgres.abcdef:pw@aws-0-eu.pooler.supabase.com:6543/postgres?sslmode=require&supa=base-pooler.x", "postgres.abcdef@aws-0-eu.pooler.supabase.com:6543/postgres", PoolerMode.Transaction)]
    [InlineData("postgres://postgres.abcdef:pw@aws-0-eu.pooler.supabase.com:5432/postgres?pgbouncer=true&connection_limit=1", "postgres.abcdef@aws-0-eu.pooler.supabase.com:5432/postgres", PoolerMode.Transaction)]
    [InlineData("jdbc:postgresql://aws-0-eu.pooler.supabase.com:6543/postgres?user=postgres.abcdef&password=pw", "postgres.abcdef@aws-0-eu.pooler.supabase.com:6543/postgres", PoolerMode.Transaction)]
    [InlineData("user=postgres.abcdef password=pw host=aws-0-eu.pooler.supabase.com port=6543 dbname=postgres", "postgres.abcdef@aws-0-eu.pooler.supabase.com:6543/postgres", PoolerMode.Transaction)]
    [InlineData("User Id=postgres.abcdef;Password=pw;Server=aws-0-eu.pooler.supabase.com;Port=5432;Database=postgres", "postgres.abcdef@aws-0-eu.pooler.supabase.com:5432/postgres", PoolerMode.Session)]
    [InlineData("Host=localhost;Username=ada;Database=etude", "ada@localhost:5432/etude", PoolerMode.None)]
    [InlineData("postgres://ada:pw@127.0.0.1:6432/etude", "ada@127.0.0.1:6432/etude", PoolerMode.Transaction)]
    [InlineData("postgres://ada:pw@ep-x-pooler.eu-central-1.aws.neon.tech/db?sslmode=require&channel_binding=require", "ada@ep-x-pooler.eu-central-1.aws.neon.tech:5432/db", PoolerMode.Transaction)]
    [InlineData("POSTGRES://ada:pw@[2a05:d014::1]:5433/etude", "ada@2a05:d014::1:5433/etude", PoolerMode.None)]
    [InlineData("postgres://ada@[::1]/etude", "ada@::1:5432/etude", PoolerMode.None)]
    [InlineData("postgres://ada:pw@/etude?host=/var/run/postgresql", "ada@/var/run/postgresql:5432/etude", PoolerMode.None)]
    [InlineData("postgres://ada:pw@%2Fvar%2Frun%2Fpostgresql/etude", "ada@/var/run/postgresql:5432/etude", PoolerMode.None)]
    [InlineData("  \"postgres://ada:pw@localhost\"  ", "ada@localhost:5432/ada", PoolerMode.None)]
    [InlineData("postgres://postgres:pw@db.abcdef.supabase.co", "postgres@db.abcdef.supabase.co:5432/postgres", PoolerMode.None)]
    [InlineData("postgresql+asyncpg://ada:pw@localhost:6432/etude?pgbouncer=false", "ada@localhost:6432/etude", PoolerMode.None)]
    [InlineData("postgres://postgres.abcdef:pw@aws-0-eu.pooler.supabase.com:6543/postgres?pgbouncer=false", "postgres.abcdef@aws-0-eu.pooler.supabase.com:6543/postgres", PoolerMode.Session)]
    [InlineData("postgres://postgres:pw@db.abcdef.supabase.co:5432/postgres?pgbouncer=true", "postgres@db.abcdef.supabase.co:5432/postgres", PoolerMode.Transaction)]
    [InlineData("postgres://postgres:pw@aws-0-eu.pooler.supabase.com:6543/postgres?options=reference%3Dabcdef", "postgres@aws-0-eu.pooler.supabase.com:6543/postgres", PoolerMode.Transaction)]
    [InlineData("postgres://ada:pw@db.example.org/?application_name=me@home", "ada@db.example.org:5432/ada", PoolerMode.None)]
    public void Every_form_is_understood(string text, string display, PoolerMode pooler)
    {
        var url = DatabaseUrl.Parse(text, "/");
        Assert.Equal(display, url.Display);
        Assert.Equal(pooler, url.Pooler);
    }

    [Theory]
    [InlineData("p%40ss%3Aw%2Frd%25", "p@ss:w/rd%")]
    [InlineData("p@ss", "p@ss")]
    [InlineData("a:b:c", "a:b:c")]
    [InlineData("100%sure", "100%sure")]
    [InlineData("hash#mark", "hash#mark")]
    [InlineData("what?ever", "what?ever")]
    [InlineData("sl/ash", "sl/ash")]
    [InlineData("x@y/z?k", "x@y/z?k")]
    [InlineData("p+lus&and=is", "p+lus&and=is")]
    [InlineData("%C3%BCmlaut", "ümlaut")]
    [InlineData("[brackets]", "[brackets]")]
    [InlineData("semi;colon", "semi;colon")]
    public void A_password_may_hold_anything(string written, string meant)
    {
        var builder = Connection($"postgres://ada:{written}@db.example.org:5432/etude?sslmode=require");
        Assert.Equal(meant, builder.Password);
        Assert.Equal("db.example.org", builder.Host);
        Assert.Equal("etude", builder.Database);
    }

    [Fact]
    public void A_libpq_value_may_be_quoted() =>
        Assert.Equal(@"it's \ here", Connection(@"host=db.example.org user=ada password='it\'s \\ here' dbname=etude").Password);

    [Theory]
    [InlineData("postgres://ada:pw@db.example.org/etude", SslMode.Require)]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslmode=disable", SslMode.Disable)]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslmode=prefer", SslMode.Prefer)]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslmode=verify-full", SslMode.VerifyFull)]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslmode=no-verify", SslMode.Require)]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslrootcert=system", SslMode.VerifyFull)]
    [InlineData("postgres://ada:pw@127.0.0.1/etude", SslMode.Prefer)]
    [InlineData("postgres://ada:pw@localhost/etude?sslmode=require", SslMode.Require)]
    [InlineData("Host=db.example.org;Username=ada;SSL Mode=Disable", SslMode.Disable)]
    [InlineData("Host=db.example.org;Username=ada", SslMode.Require)]
    public void The_way_to_another_machine_is_encrypted_unless_told_otherwise(string text, SslMode mode) =>
        Assert.Equal(mode, Connection(text).SslMode);

    [Theory]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslmode=require&sslrootcert=ca.crt")]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslrootcert=ca.crt&sslmode=require")]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslrootcert=ca.crt")]
    public void A_root_certificate_means_that_the_server_is_checked(string text)
    {
        var folder = ThrowawayFolder.Make("ca");
        File.WriteAllText(Path.Combine(folder, "ca.crt"), "");
        var builder = new NpgsqlConnectionStringBuilder(DatabaseUrl.Parse(text, folder).ConnectionString);
        Assert.Equal(SslMode.VerifyCA, builder.SslMode);
        Assert.Equal(Path.Combine(folder, "ca.crt"), builder.RootCertificate);
    }

    [Fact]
    public void A_direct_connection_prepares_and_does_not_reset()
    {
        var builder = Connection(Direct);
        Assert.Equal((50, 2, true), (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages, builder.NoResetOnClose));
        Assert.Equal(GssEncryptionMode.Disable, builder.GssEncryptionMode);
    }

    [Theory]
    [InlineData("postgres://ada:pw@db.example.org:6543/etude")]
    [InlineData("postgres://ada:pw@db.example.org/etude?pgbouncer=true")]
    [InlineData("postgres://ada:pw@db.example.org/etude?prepared_statements=false")]
    [InlineData("Host=db.example.org;Port=6543;Username=ada;Max Auto Prepare=20")]
    public void Behind_a_transaction_pooler_nothing_is_prepared(string text) => Assert.Equal(0, Connection(text).MaxAutoPrepare);

    [Theory]
    [InlineData("postgres://ada:pw@db.example.org/etude?connection_limit=3&application_name=mine&connect_timeout=7", 3, "mine", 7)]
    [InlineData("postgres://postgres.x:pw@aws-0-eu.pooler.supabase.com/postgres", 10, "etude", 15)]
    [InlineData("Host=db.example.org;Username=ada;Maximum Pool Size=4;Application Name=mine;Timeout=9", 4, "mine", 9)]
    public void What_the_text_says_itself_stays(string text, int pool, string name, int timeout)
    {
        var builder = Connection(text);
        Assert.Equal((pool, name, timeout), (builder.MaxPoolSize, builder.ApplicationName, builder.Timeout));
    }

    [Theory]
    [InlineData("", "is no connection string")]
    [InlineData("localhost", "is no connection string")]
    [InlineData("mysql://ada:pw@localhost/etude", "begins with mysql://")]
    [InlineData("psql -h db.abcdef.supabase.co -p 5432 -d postgres -U postgres", "is a command line of psql")]
    [InlineData("postgres://", "names no host")]
    [InlineData("postgres:///etude", "names no host")]
    [InlineData("postgres://db.example.org/etude", "names no user")]
    [InlineData("postgres://:pw@db.example.org/etude", "names no user")]
    [InlineData("postgres://ada:pw@db.example.org:five/etude", "has a port that is no number")]
    [InlineData("postgres://ada:pw@db.example.org:-1/etude", "has a port that is no number")]
    [InlineData("postgres://ada:pw@db.example.org:0/etude", "has a port that is no number")]
    [InlineData("postgres://ada:pw@db.example.org:70000/etude", "has a port that is no number")]
    [InlineData("postgres://ada:pw@db example.org/etude", "cannot be read after its scheme")]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslmode", "cannot be read after its scheme")]
    [InlineData("postgresql://postgres:[YOUR-PASSWORD]@db.abcdef.supabase.co:5432/postgres", "still holds a placeholder")]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslmod=require", "has the key \"sslmod\"")]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslmode=maybe", "has sslmode=\"maybe\", which must be one of disable, allow, prefer")]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslmode=3", "has sslmode=\"3\"")]
    [InlineData("postgres://ada:pw@db.example.org/etude?pgbouncer=maybe", "has pgbouncer=\"maybe\", which must be true or false")]
    [InlineData("postgres://ada:pw@db.example.org/etude?connect_timeout=soon", "has the connect_timeout \"soon\"")]
    [InlineData("postgres://ada:pw@db.example.org/etude?connect_timeout=99999", "has the connect_timeout 99999, which is out of range")]
    [InlineData("postgres://ada:pw@db.example.org/etude?sslrootcert=missing.crt", "names the sslrootcert /missing.crt, which is not there")]
    [InlineData("postgres://ada:pw@db.example.org:6543/etude?options=-csearch_path%3Dx", "sets options, which a transaction pooler refuses")]
    [InlineData("Host=db.example.org;Username=ada;Colour=blue", "has the key \"Colour\"")]
    [InlineData("Host=db.example.org;Username=ada;Port=many", "has the key \"Port\"")]
    [InlineData("host=db.example.org user=ada password=it is", "cannot be read as key=value pairs")]
    [InlineData("postgres://ada:pw@db.example.org\n/etude", "holds a line break")]
    [InlineData("mysql://ada:p=w@localhost/etude", "begins with mysql://")]
    [InlineData("prisma+postgres://accelerate.example.org/?api_key=abc", "begins with prisma+postgres://")]
    [InlineData("https://abcdef.supabase.co", "is the address of a Supabase project")]
    [InlineData("https://abcdef.supabase.co/rest/v1/?apikey=abc", "is the address of a Supabase project")]
    [InlineData("DATABASE_URL=postgres://ada:pw@localhost/etude", "holds its own name once more")]
    [InlineData("export DATABASE_URL=postgres://ada:pw@localhost/etude", "holds its own name once more")]
    [InlineData("postgres//ada:pw@localhost/etude", "is no connection string")]
    [InlineData("postgres:/ada:pw@localhost/etude", "is no connection string")]
    [InlineData("postgres://ada:pw@[2a05::1/etude", "cannot be read after its scheme")]
    [InlineData("postgres://ada:pw@localhost:5432:5433/etude", "cannot be read after its scheme")]
    [InlineData("postgres://ada:pw@localhost/etude/more", "cannot be read after its scheme")]
    [InlineData("postgres://ada:pw@localhost/etude#primary", "cannot be read after its scheme")]
    [InlineData("postgresql://postgres:<password>@db.abcdef.supabase.co:5432/postgres", "still holds a placeholder")]
    [InlineData("postgresql://postgres:pw@db.[project-ref].supabase.co:5432/postgres", "still holds a placeholder in brackets")]
    [InlineData("postgresql://postgres@db.abcdef.supabase.co:5432/postgres", "names no password, and Supabase asks for one")]
    [InlineData("postgresql://postgres:pw@aws-0-eu.pooler.supabase.com:6543/postgres", "names a user without the project")]
    [InlineData("postgres://postgres.abcdef:pw@aws-0-eu.pooler.supabase.com:6543/postgres?options=-c%20role%3Dx", "sets options, which a transaction pooler refuses")]
    [InlineData("host=db.example.org user=ada password=it is=so", "has something after its password")]
    [InlineData("Host=db.example.org;Username=ada;Password=it;is=so", "has something after its password")]
    [InlineData("postgres://db.example.org/etude?user=ada&password=it&is=so", "has something after its password")]
    [InlineData("postgres://ada:pw@db.example.org/etude?client_encoding=latin1", "has the key \"client_encoding\"")]
    [InlineData("postgres://ada:pw@db.example.org/etude?ssl=perhaps", "has ssl=\"perhaps\", which must be true or false")]
    [InlineData("host=db.example.org user=ada port=0x1538", "has a port that is no number")]
    public void A_wrong_text_gets_one_sentence(string text, string fault)
    {
        var refusal = Assert.Throws<PlainException>(() => DatabaseUrl.Parse(text, "/"));
        Assert.StartsWith("DATABASE_URL " + fault, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, refusal.ExitCode);
    }

    [Theory]
    [InlineData("postgres://ada:s3cret@db example.org/etude")]
    [InlineData("postgres://ada:s3cret@db.example.org:five/etude")]
    [InlineData("Host=db.example.org;Password=s3cret;Colour=blue")]
    [InlineData("host=db.example.org password=s3cret and more")]
    [InlineData("postgres://ada:s3cret")]
    [InlineData("postgres://ada:p@ss:s3cret")]
    [InlineData("postgres://ada:p@ss:s3cret/etude")]
    [InlineData("host=db.example.org user=ada password=half s3cret=1")]
    [InlineData("host=db.example.org user=ada password='half s3cret")]
    [InlineData("Host=db.example.org;Password=half;s3cret=1")]
    [InlineData("Host=db.example.org;Password=half;s3cret")]
    [InlineData("postgres://db.example.org/etude?user=ada&password=half&s3cret=1")]
    [InlineData("postgres://ada:s3cret@db.example.org/etude?sslmode=maybe")]
    [InlineData("postgres://ada:s3cret@db.example.org:70000/etude")]
    [InlineData("postgres://postgres:s3cret@aws-0-eu.pooler.supabase.com/postgres")]
    [InlineData("postgres://ada:s3cret@db.example.org\t/etude")]
    [InlineData("psql postgres://ada:s3cret@db.example.org/etude")]
    [InlineData("DATABASE_URL=postgres://ada:s3cret@db.example.org/etude")]
    [InlineData("mysql://ada:s3cret@db.example.org/etude")]
    [InlineData("s3cret")]
    public void A_refusal_never_shows_the_password(string text) =>
        Assert.DoesNotContain("s3cret", Assert.Throws<PlainException>(() => DatabaseUrl.Parse(text, "/")).Message, StringComparison.Ordinal);

    private static NpgsqlConnectionStringBuilder Connection(string text) => new(DatabaseUrl.Parse(text, "/").ConnectionString);
}
