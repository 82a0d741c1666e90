using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Modelling;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tests.Tagging.Modelling;

/// <summary>What is kept of words met before must never change what a text is read as.</summary>
public sealed class KnownLettersTests
{
    private static readonly FeatureTable Known = KnownFrom("the staff were kind and the food came late");

    [Fact]
    public void Every_known_feature_is_found_at_its_row_and_no_other_is()
    {
        for (var row = 0; row < Known.Count; row++)
        {
            Known.Find(Known.Hashes[row]).ShouldBe(row);
            Known.Find(Known.Hashes[row] ^ 0x8000_0000).ShouldBe(Known.Hashes.IndexOf(Known.Hashes[row] ^ 0x8000_0000));
            Known.Find(Known.Hashes[row] + 64).ShouldBe(Known.Hashes.IndexOf(Known.Hashes[row] + 64));
        }
    }

    [Theory]
    [InlineData("The staff, the stafff and the STAFF were kindest to the fooood")]
    [InlineData("staffstaffstaffstaffstaffstaffstaffstaffstaff staff")]
    [InlineData("x 😀 late")]
    public void A_text_is_read_alike_with_and_without_what_was_kept_however_often(string text)
    {
        var plain = Read(text, new(0));
        var keeping = new Features(0) { Letters = new(Known) };
        for (var time = 0; time < 3; time++)
        {
            var kept = Read(text, keeping);
            for (var kind = 0; kind < Features.Kinds; kind++)
            {
                kept.Of(kind).ToArray().ShouldBe(plain.Of(kind).ToArray());
                kept.Length(kind).ShouldBe(plain.Length(kind));
            }
        }

        plain.Of(ReadFeatures.Letters).IsEmpty.ShouldBeFalse();
    }

    private static Features Read(string text, Features into)
    {
        new ReadFeatures(new([])).Read(ReadText.Of(text), AskedQuestion.Nonspecific, into);
        into.LookUp(Known);
        return into;
    }

    private static FeatureTable KnownFrom(string text)
    {
        var features = new Features(0);
        new ReadFeatures(new([])).Read(ReadText.Of(text), AskedQuestion.Nonspecific, features);
        uint[] hashes = [.. Enumerable.Range(0, Features.Kinds).SelectMany(kind => features.Of(kind).ToArray()).Select(hash => (uint)hash).Distinct().Order()];
        return new(hashes, [.. hashes.Select((_, row) => (byte)(24 + (row % 100)))]);
    }
}
