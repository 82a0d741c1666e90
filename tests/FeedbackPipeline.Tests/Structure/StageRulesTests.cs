using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace FeedbackPipeline.Tests.Structure;

/// <summary>Words travel one way, and so do the arrows between the folders.</summary>
public sealed class StageRulesTests
{
    private const string Root = "FeedbackPipeline";
    private static readonly Architecture Pipeline = new ArchLoader().LoadAssemblies(typeof(FeedbackPipeline.Vocabulary.Submission).Assembly).Build();

    [Theory]
    [InlineData("Vocabulary", "Securing|Reference|Messages|Collecting|Tagging|Storing|Measuring|Alerting|Reviewing|Hosting|Demonstrating")]
    [InlineData("Reference", "Securing|Messages|Collecting|Tagging|Storing|Measuring|Alerting|Reviewing|Hosting|Demonstrating")]
    [InlineData("Securing", "Messages|Collecting|Tagging|Storing|Measuring|Alerting|Reviewing|Hosting|Demonstrating")]
    [InlineData("Messages", "Collecting|Tagging|Storing|Measuring|Alerting|Reviewing|Hosting|Demonstrating")]
    [InlineData("Collecting", "Tagging|Storing.Sqlite|Storing.Cosmos|Measuring|Alerting|Reviewing|Hosting|Demonstrating")]
    [InlineData("Tagging", "Collecting|Storing|Measuring|Alerting|Reviewing|Hosting|Demonstrating")]
    [InlineData("Measuring", "Collecting|Tagging|Storing|Alerting|Reviewing|Hosting|Demonstrating")]
    [InlineData("Alerting", "Collecting|Tagging|Storing|Measuring|Reviewing|Hosting|Demonstrating")]
    [InlineData("Reviewing", "Storing.Sqlite|Storing.Cosmos|Hosting|Demonstrating")]
    [InlineData("Hosting", "Storing.Sqlite|Storing.Cosmos|Demonstrating")]
    [InlineData("Storing", "Hosting|Demonstrating")]
    [InlineData("Demonstrating", "Storing.Sqlite|Storing.Cosmos")]
    public void A_stage_knows_only_what_comes_before_it(string stage, string forbidden)
        => Holds(Types().That().ResideInNamespaceMatching(Below(stage))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^{Root}\.({forbidden.Replace(".", @"\.", StringComparison.Ordinal)})(\..*)?$")));

    [Fact]
    public void The_statistics_know_nothing_but_numbers()
        => Holds(Types().That().ResideInNamespaceMatching(Below(@"Measuring\.Statistics"))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^(Microsoft|System\.(IO|Net|Threading|Data)|FeedbackPipeline\.(?!Measuring\.Statistics|Vocabulary)).*")));

    [Fact]
    public void Only_the_registration_knows_the_embedded_store()
        => Holds(Types().That().DoNotResideInNamespaceMatching(Below(@"Storing\.Sqlite")).And().DoNotResideInNamespaceMatching(Below(@"Storing\.Ports")).And().DoNotHaveName("StoringExtensions")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Below(@"Storing\.Sqlite"))));

    [Fact]
    public void Only_the_registration_knows_Cosmos_DB()
        => Holds(Types().That().DoNotResideInNamespaceMatching(Below(@"Storing\.Cosmos")).And().DoNotResideInNamespaceMatching(Below(@"Storing\.Ports")).And().DoNotHaveName("StoringExtensions")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Below(@"Storing\.Cosmos"))));

    [Fact]
    public void Only_the_adapters_know_Azure()
        => Holds(Types().That().ResideInNamespaceMatching($@"^{Root}(\..*)?$").And().DoNotResideInNamespaceMatching(Below(@"(Tagging\.AzureLanguage|Collecting\.Transcribing\.AzureSpeech|Storing\.Blobs|Storing\.StorageQueues|Storing\.Cosmos|Securing\.Identities|Hosting\.Telemetry|Alerting\.Mailing\.AzureEmail|Collecting\.Texting\.CommunicationServices|Hosting\.SigningIn\.CookieKeys)"))
            .Should().NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching(@"^Azure(\..*)?$")));

    private static string Below(string stage) => $@"^{Root}\.{stage}(\..*)?$";

    private static void Holds(TypesShouldConjunction rule)
        => rule.Evaluate(Pipeline).Where(result => !result.Passed).Select(result => result.Description).ShouldBeEmpty();
}
