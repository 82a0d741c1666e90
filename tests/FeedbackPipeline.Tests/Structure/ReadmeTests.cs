using System.Reflection;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Structure;

/// <summary>What the README says is there is there, and what is there is in the README.</summary>
public sealed class ReadmeTests
{
    private static readonly string Root = typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "Repository").Value!;
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void Every_folder_of_the_product_is_named()
        => Directory.GetDirectories(Path.Combine(Root, "functions")).Select(Path.GetFileName)
            .Where(folder => char.IsUpper(folder![0]))
            .Where(folder => !Readme.Contains(folder!, StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Every_path_and_link_leads_somewhere()
        => Readme.Split('`', '(', ')', ' ', '\n').Where(part => part.StartsWith("functions/", StringComparison.Ordinal) || part.StartsWith("infra/", StringComparison.Ordinal) || part.StartsWith("tests/", StringComparison.Ordinal))
            .Select(part => part.TrimEnd(',', ';', '.', ':'))
            .Where(path => !Path.Exists(Path.Combine(Root, path))).ShouldBeEmpty();

    [Fact]
    public async Task Every_command_is_in_the_table()
    {
        using var folder = new TemporaryFolder();
        var (code, help, _) = await ProductProcess.RunAsync(folder.Path, TestContext.Current.CancellationToken, "--help");

        code.ShouldBe(0);
        var commands = help.Split("Commands:")[1].Split("Additional")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' ')[0]).ToList();
        commands.Count.ShouldBeGreaterThan(8);
        commands.Where(command => !Readme.Contains($"| `{command}` |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Its_two_commands_are_those_that_are_tested()
    {
        Readme.ShouldContain("dotnet run --project functions");
        File.ReadAllText(Path.Combine(Root, ".ci/run")).ShouldContain("tests/run.sh");
    }
}
