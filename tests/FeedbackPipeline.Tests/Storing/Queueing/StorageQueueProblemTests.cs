using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing.Identities;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Storing.Queueing;

/// <summary>Whoever operates the pipeline is told in words what is wrong with the storage account.</summary>
public sealed class StorageQueueProblemTests
{
    private static readonly (string, string) Azure = ("Storing:Queue", "Azure");
    private static readonly (string, string) Address = ("FeedbackQueues:QueueServiceUri", "https://nobody.queue.core.windows.net");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_that_does_not_answer()
    {
        await using var app = new PipelineApp(Azure, ("FeedbackQueues", "AccountName=nobody;AccountKey=a2V5;QueueEndpoint=http://127.0.0.1:1/nobody"));

        (await DoctorAsync(app)).ShouldBe(Finding.Wrong("The queues of 127.0.0.1 do not answer. Look at FeedbackQueues and at the network. What was accepted is safe and waits."));
    }

    [Theory]
    [InlineData(403, "AuthorizationPermissionMismatch", "does not let this identity use its queues (403 AuthorizationPermissionMismatch). Give it the role Storage Queue Data Contributor")]
    [InlineData(403, "AuthenticationFailed", "does not know who asks (403). Look at the key in FeedbackQueues")]
    [InlineData(404, "QueueNotFound", "A queue is missing in nobody.queue.core.windows.net. The site makes it when it starts")]
    [InlineData(409, "QueueBeingDeleted", "nobody.queue.core.windows.net answers with 409 QueueBeingDeleted.")]
    public async Task An_account_that_refuses(int status, string code, string says)
    {
        using var service = new Refusing((HttpStatusCode)status, code);
        await using var app = new PipelineApp(Azure, Address, ("FeedbackQueues", "")) { Replace = service.Take };

        var found = await DoctorAsync(app);

        found.State.ShouldBe(FindingState.Wrong);
        found.Says.ShouldContain(says);
        service.Authorization.ShouldBe("Bearer of the test");
    }

    [Fact]
    public async Task A_machine_without_an_identity()
    {
        using var service = new Refusing(HttpStatusCode.OK, "");
        await using var app = new PipelineApp(Azure, Address, ("FeedbackQueues", ""))
        {
            Replace = services =>
            {
                service.Take(services);
                services.AddSingleton<TokenCredential>(new NoIdentity());
            },
        };

        (await DoctorAsync(app)).Says.ShouldStartWith("The machine has no identity for the queues of nobody.queue.core.windows.net.");
    }

    [Theory]
    [InlineData("", "", "Storing:Queue=Azure needs FeedbackQueues (a connection string) or FeedbackQueues:QueueServiceUri")]
    [InlineData("rubbish", "", "FeedbackQueues is not the connection string of a storage account.")]
    [InlineData("", "http://nobody.queue.core.windows.net", "FeedbackQueues:QueueServiceUri must be an https address")]
    public async Task Settings_that_name_no_account_stop_the_start(string connection, string address, string says)
    {
        using var folder = new TemporaryFolder();

        var (code, _, errors) = await ProductProcess.RunAsync(
            folder.Path, Stop, "doctor", "--Storing:Queue", "Azure", $"--FeedbackQueues={connection}", $"--FeedbackQueues:QueueServiceUri={address}");

        code.ShouldBe(2);
        errors.ShouldContain(says);
    }

    [Fact]
    public void A_named_identity_is_used_where_the_machine_has_several()
    {
        MachineIdentity.Of("").ShouldBeOfType<DefaultAzureCredential>();
        MachineIdentity.Of("11111111-2222-3333-4444-555555555555").ShouldBeOfType<ManagedIdentityCredential>();
    }

    /// <summary>As the command does, which says what a checkup throws.</summary>
    private static async Task<Finding> DoctorAsync(PipelineApp app)
    {
        try
        {
            return await app.Get<IEnumerable<ICheckup>>().Single(checkup => checkup.Name == "queue").LookAsync(Stop);
        }
        catch (QueueUnavailableException problem)
        {
            return Finding.Wrong(problem.Message);
        }
    }

    /// <summary>An account that answers everything with one refusal.</summary>
    private sealed class Refusing(HttpStatusCode status, string code) : HttpMessageHandler
    {
        public string? Authorization { get; private set; }

        public void Take(IServiceCollection services)
            => services.AddSingleton<TokenCredential>(new TestIdentity()).AddSingleton<HttpPipelineTransport>(_ => new HttpClientTransport(this));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Authorization = request.Headers.Authorization?.ToString();
            var answer = new HttpResponseMessage(status) { Content = new StringContent($"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>As the test asked.</Message></Error>") };
            answer.Content.Headers.ContentType = new("application/xml");
            answer.Headers.Add("x-ms-error-code", code);
            return Task.FromResult(answer);
        }
    }

    private sealed class TestIdentity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("of the test", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }

    private sealed class NoIdentity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
            => throw new CredentialUnavailableException("as the test asked");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
