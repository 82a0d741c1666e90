using System.Globalization;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Storing;

public sealed class SqliteWriterTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteFile file;
    private readonly SqliteWriter writer;

    public SqliteWriterTests()
    {
        file = new(new DataFolder(folder.Path), Options.Create(new StoringOptions()));
        writer = new(file, Keys(), Options.Create(new StoringOptions()));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public async Task Work_that_fails_takes_nothing_down_with_it()
    {
        var works = Enumerable.Range(0, 50)
            .Select(number => writer.WriteAsync(session => Put(session, number, fail: number == 25), Stop))
            .ToList();

        await Should.ThrowAsync<InvalidOperationException>(works[25]);
        await Task.WhenAll(works.Where((_, number) => number != 25));

        (await CountAsync()).ShouldBe(49);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        using (var session = file.OpenForWriting())
        {
            session.RunScript("PRAGMA user_version = 999");
        }

        var refused = await Should.ThrowAsync<InvalidDataException>(writer.WriteAsync(session => session.Execute("SELECT 1"), Stop));

        refused.Message.ShouldContain("999");
    }

    /// <summary>In the system's folder for temporary files nothing would erase them.</summary>
    [Fact]
    public void Pages_that_are_set_aside_stay_in_memory()
    {
        using SqliteSession writing = file.OpenForWriting(), reading = file.OpenForReading(), moving = file.OpenForCheckpoints();

        new[] { writing, reading, moving }.Select(session => session.First("PRAGMA temp_store", row => row.GetInt32(0))).ShouldBe([2, 2, 2]);
    }

    [Fact]
    public async Task What_was_kept_by_id_is_found_by_its_number_after_the_change()
    {
        using (var session = file.OpenForWriting())
        {
            Earlier(session, "0015");
            session.RunScript(
                """
                INSERT INTO places (id, kind, name) VALUES ('p', 'service', 'P');
                INSERT INTO feedback (sequence, id, receipt, body_hash, state, received, touched, channel, survey, survey_version, place, help, linked, about_closed)
                VALUES (7, 'fb_a', 'R1', x'00', 'received', 0, 0, 'web', 'default', 1, 'p', 'alone', 0, 0), (9, 'fb_0', 'R2', x'00', 'received', 0, 0, 'web', 'default', 1, 'p', 'alone', 0, 0);
                INSERT INTO words VALUES ('fb_a', 'text', 'Asked', 'Said by a'), ('fb_0', 'text', 'Asked', 'Said by 0');
                INSERT INTO about VALUES ('fb_0', 'age_band', '25-34', 1, 'self', 0);
                INSERT INTO queue (number, name, id, body, subject, inserted, visible) VALUES (41, 'feedback-in', 'm_1', '{}', 'fb_a', 0, 0), (42, 'notify-out', 'm_2', '{}', NULL, 0, 0);
                DELETE FROM queue WHERE number = 42;
                """);
        }

        var found = await writer.WriteAsync(
            session =>
            {
                session.Execute("INSERT INTO queue (name, id, body, inserted, visible) VALUES ('x', 'm_3', '{}', 0, 0)");
                return session.Query(
                    """
                    SELECT text FROM words WHERE number = 7 UNION ALL SELECT text FROM words WHERE number = 9
                    UNION ALL SELECT value FROM about WHERE number = 9 UNION ALL SELECT number || ' ' || coalesce(feedback, '') FROM queue
                    """,
                    row => row.GetString(0));
            },
            Stop);

        found.ShouldBe(["Said by a", "Said by 0", "25-34", "41 7", "43 "]);
    }

    [Fact]
    public async Task Two_processes_write_to_one_file()
    {
        await using var other = new SqliteWriter(new(new DataFolder(folder.Path), Options.Create(new StoringOptions())), Keys(), Options.Create(new StoringOptions()));

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => (number % 2 == 0 ? writer : other).WriteAsync(session => Put(session, number, fail: false), Stop)));

        (await CountAsync()).ShouldBe(200);
    }

    [Fact]
    public async Task The_audit_can_only_grow()
    {
        await writer.WriteAsync(session => session.Execute("INSERT INTO audit (at, actor, action, subject) VALUES (0, 'a', 'b', 'c')"), Stop);

        await Should.ThrowAsync<SqliteException>(writer.WriteAsync(session => session.Execute("DELETE FROM audit"), Stop));
        await Should.ThrowAsync<SqliteException>(writer.WriteAsync(session => session.Execute("UPDATE audit SET actor = 'x'"), Stop));
    }

    [Fact]
    public async Task Another_key_than_the_one_it_was_made_with_is_refused()
    {
        await writer.ReadyAsync(Stop);
        File.WriteAllBytes(folder.File("keys/identity.v1.key"), new byte[32]);
        await using var restored = new SqliteWriter(file, Keys(), Options.Create(new StoringOptions()));

        (await Should.ThrowAsync<InvalidDataException>(restored.ReadyAsync(Stop))).Message.ShouldContain("keys/identity");
    }

    [Fact]
    public async Task A_lost_key_is_not_silently_replaced_by_a_new_one()
    {
        await writer.ReadyAsync(Stop);
        Directory.Delete(folder.File("keys"), recursive: true);
        await using var restored = new SqliteWriter(file, Keys(), Options.Create(new StoringOptions()));

        (await Should.ThrowAsync<InvalidDataException>(restored.ReadyAsync(Stop))).Message.ShouldContain("from its backup");
    }

    [Fact]
    public async Task A_new_sealing_key_beside_the_old_one_is_welcome()
    {
        await writer.ReadyAsync(Stop);
        File.WriteAllBytes(folder.File("keys/sealing.v2.key"), new byte[32]);
        await using var rotated = new SqliteWriter(file, Keys(), Options.Create(new StoringOptions()));

        await rotated.ReadyAsync(Stop);
        (await rotated.WriteAsync(session => session.First("SELECT count(*) FROM key_fingerprints WHERE purpose = 'sealing'", row => row.GetInt32(0)), Stop)).ShouldBe(2);
    }

    /// <summary>The database as it was before a change.</summary>
    private static void Earlier(SqliteSession session, string change)
    {
        var files = EmbeddedFile.List("migrations/").TakeWhile(name => !name.Contains(change, StringComparison.Ordinal)).ToList();
        files.ForEach(name => session.RunScript(EmbeddedFile.ReadText(name)));
        session.RunScript(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {files.Count}"));
    }

    private KeyRing Keys() => new(new DataFolder(folder.Path));

    private static void Put(SqliteSession session, int number, bool fail)
    {
        session.Execute("INSERT INTO tombstones (id, at) VALUES (?1, 0)", $"{number}");
        if (fail)
        {
            throw new InvalidOperationException("as the test asked");
        }
    }

    private Task<long> CountAsync()
        => new SqliteReader(file, writer).ReadAsync(session => session.First("SELECT count(*) FROM tombstones", row => row.GetInt64(0)), Stop);
}
