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
