using System.Net.Http.Headers;
using FeedbackPipeline.Messages.Pumping;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FeedbackPipeline.Tests.Infrastructure;

/// <summary>The whole product in memory on a data folder of its own, with a clock the test moves. Pumps and timers stand still: the test drains the pipeline when it wants.</summary>
public sealed class PipelineApp(params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder folder = new();

    /// <summary>As the environment says, unless a test is about one of them.</summary>
    public StoreUnderTest Store { get; init; } = StoreUnderTest.Of(Environment.GetEnvironmentVariable("FEEDBACK_TEST_STORE"));

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));

    public string DataFolder => folder.Path;

    /// <summary>Puts stand-ins where a test needs them; called while the application is built.</summary>
    public Action<IServiceCollection> Replace { get; init; } = _ => { };

    /// <summary>What stands in for Cosmos DB, where that is the store; null on SQLite.</summary>
    public CosmosGateway? Gateway => Services.GetService<CosmosGateway>();

    /// <summary>A service of the running application.</summary>
    public T Get<T>()
        where T : notnull
        => Services.GetRequiredService<T>();

    /// <summary>Works everything that waits, as pumps and timers would.</summary>
    public Task DrainAsync() => Get<DrainPipeline>().RunAsync(null, TestContext.Current.CancellationToken);

    /// <summary>Somebody who is not signed in.</summary>
    public HttpClient Anyone() => CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>A script with a token for these roles at a place (the organisation where null).</summary>
    public async Task<HttpClient> WithRolesAsync(string[] roles, string place = "organisation")
    {
        var member = new StaffMember($"s_{string.Join('-', roles)}-{place}", roles, place);
        await Get<IStaffBook>().SaveAsync(member, "test", TestContext.Current.CancellationToken);
        var client = Anyone();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Get<IssueTokens>().ScriptTokenAsync(member, TestContext.Current.CancellationToken));
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("FEEDBACK_DATA", folder.Path);
        builder.UseSetting("Pumping:Enabled", "false");
        Store.Configure(builder);
        builder.UseSetting("SigningIn:PrintLinkAtStart", "false");
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))));
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            Store.Replace(services, Time);
            Replace(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
