using System.Net;
using System.Text;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>The rules by which the simulated host takes an answer, so that what passes here passes there.</summary>
public sealed class CallResultsTests
{
    [Theory]
    [InlineData(200, "application/json", "{}", "Succeeded")]
    [InlineData(201, "application/json; charset=utf-8", """{"Logs":[]}""", "Succeeded")]
    [InlineData(200, "application/json", "", "NeverEnds")]
    [InlineData(204, null, "", "NeverEnds")]
    [InlineData(200, "application/json", "null", "NeverEnds")]
    [InlineData(200, "text/plain", "{}", "Failed")]
    [InlineData(200, "text/html", "{}", "Failed")]
    [InlineData(200, null, "{}", "Failed")]
    [InlineData(200, "application/json", "[]", "Failed")]
    [InlineData(200, "application/json", "up", "Failed")]
    [InlineData(302, "application/json", "{}", "Failed")]
    [InlineData(404, "application/json", "{}", "Failed")]
    [InlineData(500, "application/json", "{}", "Failed")]
    public async Task Only_a_json_object_of_its_type_is_success_and_an_empty_answer_is_worse_than_a_failure(int status, string? type, string body, string expected)
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (type is not null)
        {
            answer.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        (await CallResults.OfAsync(answer, TestContext.Current.CancellationToken)).ToString().ShouldBe(expected);
    }
}
