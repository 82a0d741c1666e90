using System.Text;
using CsCheck;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>What says who is meant is found by its form, and its place in the original is exact.</summary>
public sealed class IdentifierTests
{
    private static readonly string[] Known =
    [
        "07700 900123", "Sarah said", "a@b.co.uk", "my carer Oluwaseun", "LS1 4AB", "12 High Street", "AB123456C", "943 476 5919", "1/2/1980", "https://x.org/y",
        "<b>", "&nbsp;", "\u202E", "\uD83D", "\uDE00", "😀", "é", "مرحبا", "\n", "\0", "'", "-", ".", "@",
    ];

    private static readonly Gen<string> Pieces = Gen.Int[0, Known.Length - 1].Select(at => Known[at]);

    private static readonly Gen<string> AnyText = Gen.OneOf(Pieces, Gen.String, Gen.Char.Select(letter => letter.ToString())).Array[0, 12].Select(parts => string.Join(' ', parts));

    [Theory]
    [InlineData("phone", "07700 900123")]
    [InlineData("phone", "07700900123")]
    [InlineData("phone", "07700-900-123")]
    [InlineData("phone", "+44 7700 900 123")]
    [InlineData("phone", "+44 (0)7700 900123")]
    [InlineData("phone", "(01632) 960 001")]
    [InlineData("phone", "01632 960001")]
    [InlineData("phone", "00447700900123")]
    [InlineData("phone", "0123456789")]
    [InlineData("email", "jo.bloggs+x@mail.example.co.uk")]
    [InlineData("email", "JO@EXAMPLE.COM")]
    [InlineData("url", "https://example.org/a?b=c")]
    [InlineData("url", "www.example.org")]
    [InlineData("url", "example.co.uk")]
    [InlineData("nhs_number", "943 476 5919")]
    [InlineData("nhs_number", "9434765919")]
    [InlineData("nhs_number", "943-476-5919")]
    [InlineData("number", "943 476 5918")]
    [InlineData("number", "4929 1234 5678 9012")]
    [InlineData("ni_number", "AB 12 34 56 C")]
    [InlineData("ni_number", "ab123456c")]
    [InlineData("date_of_birth", "1/2/1980")]
    [InlineData("date_of_birth", "01-02-80")]
    [InlineData("date_of_birth", "1980-02-01")]
    [InlineData("date_of_birth", "3rd of March 1975")]
    [InlineData("address", "12 High Street")]
    [InlineData("address", "Flat 3, 12a Mill Lane")]
    [InlineData("address", "5 oak tree road")]
    [InlineData("postcode", "LS1 4AB")]
    [InlineData("postcode", "ls14ab")]
    [InlineData("postcode", "Sw1A 1aA")]
    public void Each_form_is_found_whole(string kind, string written)
    {
        var text = $"Please note {written}, thanks";

        var (redacted, identifiers) = Taggers.Redactor.Redact(ReadText.Of(text));

        identifiers.ShouldBe([new(kind, text.IndexOf(written, StringComparison.Ordinal), written.Length)]);
        redacted.ShouldBe($"Please note [{kind.Replace('_', ' ')}], thanks");
    }

    [Theory]
    [InlineData("I was born on 4 May 2016")]
    [InlineData("date of birth 04/05/2016")]
    public void A_date_said_to_be_a_birth_date_goes_whatever_its_year(string text)
        => Taggers.Redactor.Redact(ReadText.Of(text)).Identifiers.ShouldHaveSingleItem().Kind.ShouldBe("date_of_birth");

    [Theory]
    [InlineData("I waited 45 minutes 3 times")]
    [InlineData("On 12/10/2025 the bus was late")]
    [InlineData("It costs 12.50 for 2 of us")]
    [InlineData("We are open 9.30 to 17.30 every day")]
    [InlineData("10 out of 10")]
    [InlineData("It is 5 minutes from the road")]
    public void Everyday_numbers_stay(string text) => Taggers.Redactor.Redact(ReadText.Of(text)).Redacted.ShouldBe(text);

    [Fact]
    public void Whatever_the_text_the_redacted_is_the_original_with_the_found_places_replaced()
        => AnyText.Sample(
            text =>
            {
                var (redacted, identifiers) = Taggers.Redactor.Redact(ReadText.Of(text));
                var (rebuilt, at) = (new StringBuilder(), 0);
                foreach (var identifier in identifiers)
                {
                    identifier.Start.ShouldBeGreaterThanOrEqualTo(at);
                    identifier.Length.ShouldBeGreaterThan(0);
                    rebuilt.Append(text, at, identifier.Start - at).Append('[').Append(identifier.Kind.Replace('_', ' ')).Append(']');
                    at = identifier.Start + identifier.Length;
                }

                at.ShouldBeLessThanOrEqualTo(text.Length);
                redacted.ShouldBe(rebuilt.Append(text.AsSpan(at)).ToString());
            },
            iter: 3000);

    [Fact]
    public void Whatever_the_text_tagging_answers_and_answers_alike()
        => AnyText.Sample(
            text =>
            {
                var tags = Taggers.Tag(text);
                tags.Language.Length.ShouldBeInRange(2, 3);
                tags.Concerns.ShouldNotContain(new Concern("screening_failed", ConcernLevel.NotifyLead));
                Taggers.Tag(text).Redacted.ShouldBe(tags.Redacted);
            },
            iter: 2000);
}
