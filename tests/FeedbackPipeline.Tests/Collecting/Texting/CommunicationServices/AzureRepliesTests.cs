using System.Net;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting.Texting.CommunicationServices;

/// <summary>A text comes in from Azure and its reply goes out through it, wherever it breaks between.</summary>
public sealed class AzureRepliesTests : IAsyncDisposable
{
    private readonly AzureTextsDouble azure = new();
    private readonly PipelineApp app;

    public AzureRepliesTests()
        => app = new([.. AzureTextsDouble.Settings, .. EventGrid.Settings, ("Organisation:Name", "Elm Care"), ("Organisation:Telephone", "01632 960 001")]) { Replace = azure.Register };

    [Fact]
    public async Task A_text_is_answered()
    {
        await TextAsync();

        var (_, _, to, words) = azure.Taken.ShouldHaveSingleItem();
        to.ShouldBe("+447700900123");
        words.ShouldStartWith("Thank you. Elm Care got your text.");
    }

    [Fact]
    public async Task A_reply_whose_answer_was_lost_is_sent_again_as_the_same_reply_and_arrives_once()
    {
        azure.LosesAnswer = true;
        await TextAsync();
        azure.Instead.Enqueue((HttpStatusCode.NotFound, "{}", "0"));
        await LaterAsync();
        await LaterAsync();
        await LaterAsync();

        azure.Asked.Count.ShouldBe(3);
        azure.Asked.Select(call => call["smsRecipients"]!.ToJsonString()).Distinct().ShouldHaveSingleItem().ShouldContain("Mon, 02 Mar 2026 10:00:00 GMT");
        azure.Taken.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_number_that_is_refused_is_not_tried_again_and_the_words_are_kept()
    {
        azure.Refuse(400);
        await TextAsync();
        await LaterAsync();

        azure.Asked.ShouldHaveSingleItem();
        (await app.FeedbackCountAsync()).ShouldBe(1);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        azure.Dispose();
    }

    private async Task TextAsync()
    {
        (await EventGrid.PostAsync(app, EventGrid.Body("event-grid"))).EnsureSuccessStatusCode();
        await app.DrainAsync();
        await app.DrainAsync();
    }

    private async Task LaterAsync()
    {
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();
    }
}
