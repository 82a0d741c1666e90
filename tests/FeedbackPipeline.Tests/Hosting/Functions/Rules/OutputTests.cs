using System.Text.Json;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;

namespace FeedbackPipeline.Tests.Hosting.Functions.Rules;

/// <summary>What output bindings would make of an answer, which is why the product has none.</summary>
public sealed class OutputTests
{
    [Theory]
    [InlineData("\"abcd1234\"", "bytes of 6")]
    [InlineData("\"plain words\"", "plain words")]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    [InlineData("[\"a b\",{\"c\":2}]", "a b|{\"c\":2}")]
    public void Text_that_happens_to_be_base64_becomes_bytes_and_each_element_of_an_array_a_message(string output, string written)
    {
        using var json = JsonDocument.Parse(output);

        string.Join('|', HostAnswer.Written(json.RootElement).Select(one => one is byte[] bytes ? $"bytes of {bytes.Length}" : one)).ShouldBe(written);
    }

    [Fact]
    public void No_function_of_ours_has_an_output_but_the_answer_of_a_plain_request()
        => HostSimulator.Functions.SelectMany(function => function.Bindings).Where(binding => binding.TryGetProperty("direction", out var direction) && direction.GetString() == "out")
            .ShouldAllBe(binding => binding.GetProperty("type").GetString() == "http");

    [Fact]
    public void Names_of_an_answer_are_read_in_any_case()
        => HostAnswer.Read("""{"outputs":{},"LOGS":["done"],"returnvalue":null}""")!.Logs.ShouldBe(["done"]);
}
