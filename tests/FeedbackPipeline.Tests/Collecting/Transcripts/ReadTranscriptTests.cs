using System.Text;
using FeedbackPipeline.Collecting.Transcripts;

namespace FeedbackPipeline.Tests.Collecting.Transcripts;

public sealed class ReadTranscriptTests
{
    [Fact]
    public void Captions_keep_times_voices_and_lines_and_lose_only_their_marks()
    {
        var reading = Read("talk.vtt", "\uFEFFWEBVTT - Garden talk\r\nKind: captions\r\n\r\nNOTE checked by nobody\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nintro\r\n00:01.500 --> 00:04.000 align:start\r\n<v Ann Other>I like\r\nthe <b>garden</b> &amp; the <00:00:02.000>cat <3\r\n\r\n1:02:03.000 --> 1:02:05.000\r\n<v.loud Ann>And?</v> <v Ben>Too <c.yellow>loud</c></v>\r\n\r\nNOTE the end\r\n");

        reading.Problem.ShouldBeNull();
        reading.Segments.ShouldBe(
        [
            new(TimeSpan.FromMilliseconds(1_500), "I like the garden & the cat <3", Speaker: "Ann Other"),
            new(new TimeSpan(1, 2, 3), "And?", Speaker: "Ann"),
            new(new TimeSpan(1, 2, 3), "Too loud", Speaker: "Ben"),
        ]);
    }

    [Fact]
    public void Subtitles_are_read_without_blank_lines_without_numbers_and_with_numbers_in_words()
    {
        var reading = Read("talk.SRT", "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>I am</i>\n25\n\n2\n00:00:03,5 --> 00:00:04,000\nNo blank line next\n3\n00:00:05.000 --> 00:00:06.000\n\nAfter a blank line\n\n00:00:07,000 --> 00:00:08,000\nNo number");

        reading.Segments.ShouldBe(
        [
            new(TimeSpan.FromSeconds(1), "I am 25"),
            new(TimeSpan.FromSeconds(3.5), "No blank line next"),
            new(TimeSpan.FromSeconds(5), "After a blank line"),
            new(TimeSpan.FromSeconds(7), "No number"),
        ]);
    }

    [Fact]
    public void Times_out_of_order_lose_no_words()
        => Read("talk.srt", "1\n00:00:09,000 --> 00:00:10,000\nfirst\n\n2\n00:00:01,000 --> 00:00:02,000\nsecond").Segments.Select(segment => segment.Text).ShouldBe(["first", "second"]);

    [Fact]
    public void The_answer_of_Azure_Speech_keeps_how_sure_it_was()
    {
        var reading = Read("talk.json", """
            {"durationMilliseconds":4000,"combinedPhrases":[{"text":"all of it"}],"phrases":[
            {"offsetMilliseconds":40,"durationMilliseconds":320,"text":"I want a job.","speaker":1,"locale":"en-GB","confidence":0.69,"words":[{"text":"I","offsetMilliseconds":40}]},
            {"offsetMilliseconds":"soon","text":"A real one.","confidence":0.7},
            {"text":null},7]}
            """);

        reading.Segments.ShouldBe([new(TimeSpan.FromMilliseconds(40), "I want a job.", 0.69, "1"), new(null, "A real one.", 0.7)]);
        reading.Segments.Select(segment => segment.IsUnsure).ShouldBe([true, false]);
    }

    [Fact]
    public void An_answer_with_only_the_whole_text_is_read_too()
        => Read("talk.json", """{"combinedPhrases":[{"text":"All of it."}]}""").Segments.ShouldBe([new(null, "All of it.")]);

    [Fact]
    public void Plain_text_is_one_segment_a_line()
        => Read("talk.txt", "\uFEFFi lik it\r\n\r\n  more  \r").Segments.ShouldBe([new(null, "i lik it"), new(null, "more")]);

    [Theory]
    [InlineData("talk.mp3", "words", "must end in .txt, .vtt, .srt, .json")]
    [InlineData("talk", "words", "must end in")]
    [InlineData("talk.txt", " \r\n\t\u200B", "no words")]
    [InlineData("talk.txt", "", "no words")]
    [InlineData("talk.txt", "a\0b", "UTF-8")]
    [InlineData("talk.vtt", "00:01.000 --> 00:02.000\nHello", "WEBVTT")]
    [InlineData("talk.vtt", "WEBVTTX\n\n00:01.000 --> 00:02.000\nHello", "WEBVTT")]
    [InlineData("talk.vtt", "WEBVTT\n\nHello", "no times")]
    [InlineData("talk.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann></v>", "no words")]
    [InlineData("talk.srt", "Hello", "no times")]
    [InlineData("talk.json", "{\"phrases\":[\n{]}", "in line 2")]
    [InlineData("talk.json", "", "not JSON")]
    [InlineData("talk.json", "[]", "phrases")]
    [InlineData("talk.json", "{\"phrases\":{}}", "phrases")]
    [InlineData("talk.json", "{\"phrases\":[]}", "no words")]
    [InlineData("talk.json", "{\"error\":{\"code\":\"InvalidRequest\"}}", "could not be read")]
    public void A_file_that_can_not_be_used_says_why(string name, string content, string rule)
    {
        var reading = Read(name, content);

        reading.Problem!.ShouldContain(rule);
        reading.Segments.ShouldBeEmpty();
    }

    [Fact]
    public void Text_in_another_encoding_is_not_guessed()
    {
        ReadTranscript.From("talk.txt", Encoding.Latin1.GetBytes("café")).Problem!.ShouldContain("UTF-8");
        ReadTranscript.From("talk.txt", Encoding.Unicode.GetBytes("hello")).Problem!.ShouldContain("UTF-8");
    }

    private static TranscriptReading Read(string name, string content) => ReadTranscript.From(name, Encoding.UTF8.GetBytes(content));
}
