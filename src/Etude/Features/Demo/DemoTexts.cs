using System.Globalization;

namespace Etude.Features.Demo;

/// <summary>What the person of the demo pastes: a job description and a CV. Both are made up.</summary>
internal static class DemoTexts
{
    public const string Job = """
        Senior Backend Engineer, Ledger
        Fernhill Payments
        Remote in Europe

        About us
        We move money for small shops, forty people in all. Every euro is written down twice and can be explained.

        What you will do
        - Own the ledger service end to end: design it, write it, run it, and be on call for it every sixth week
        - Make event-driven settlement correct under retries, with idempotent consumers on Kafka
        - Review designs across three teams and write design documents that others can follow
        - Mentor two engineers

        Must have
        - Strong PostgreSQL: transactions, isolation levels, query plans
        - Distributed systems in production: replication, failover, idempotency
        - Go or Java, and tests that you would bet a release on
        - Clear writing in English

        Nice to have
        - Terraform and Kubernetes
        - Forecasting or other machine learning for fraud

        What we offer
        - 30 days off and a budget for books
        """;

    public static string Cv(int year) => string.Format(CultureInfo.InvariantCulture, """
        Robin Hale
        Leeds

        Experience
        Backend Engineer, Corda Tickets, {0} - present
        - Rebuilt the refund service in Go on PostgreSQL; the nightly run went from 40 minutes to 3
        - Moved seat reservations to RabbitMQ, with idempotency keys for the payment callbacks
        - On call every fourth week; wrote the post-mortems of two outages
        - Mentored a working student

        Software Developer, Halden Maps, {1} - {0}
        - REST APIs in Python and Django, unit tests and code review from the first day
        - Cut a slow search by reading query plans and adding two indexes

        Skills
        Go, Python, PostgreSQL, Docker, Pulumi, Git

        Education
        BSc Computer Science, {1}
        """, year - 4, year - 7);
}
