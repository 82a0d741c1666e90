using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>Birth dates, telephone numbers and e-mail addresses as people type them; places stay those of the original.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData("born march 3rd 1982", "born [date of birth]")]
    [InlineData("dob: March 3, 1982", "dob: [date of birth]")]
    [InlineData("dob 3-mar-82", "dob [date of birth]")]
    [InlineData("dob 3/march/1982", "dob [date of birth]")]
    [InlineData("dob 03 03 82", "dob [date of birth]")]
    [InlineData("born on the third of march 1982", "born on the [date of birth]")]
    [InlineData("My date of birth is the 3rd of March nineteen eighty two", "My date of birth is the [date of birth]")]
    [InlineData("my birthday is 3rd March", "my birthday is [date of birth]")]
    [InlineData("i was born in 1982", "i was born in [date of birth]")]
    [InlineData("07700\n900123", "[phone]")]
    [InlineData("phone 0117 - 496 - 0123", "phone [phone]")]
    [InlineData("07700_900_123", "[phone]")]
    [InlineData("０７７００９００１２３ ok", "[phone] ok")]
    [InlineData("O7700900123", "[phone]")]
    [InlineData("07700 9oo123", "[phone]")]
    [InlineData("07700900123or07700900456", "[phone]or[phone]")]
    [InlineData("ring 496 0123 after 5", "ring [phone] after 5")]
    [InlineData("Nhs943 476 5919", "Nhs[nhs number]")]
    [InlineData("my ni no is ab123456", "my ni no is [ni number]")]
    [InlineData("bob dot smith at example dot com", "[email]")]
    [InlineData("email bob.smith (at) gmail.com", "email [email]")]
    [InlineData("bobsmith@gmail", "[email]")]
    public void What_people_type_goes(string text, string redacted) => Redact(text).ShouldBe(redacted);

    [Theory]
    [InlineData("My birthday is in May")]
    [InlineData("My birthday party was 3 hours")]
    [InlineData("We met on March 3, 2025")]
    [InlineData("2 of us at 7 o'clock")]
    [InlineData("I have 10 out of 10, 5 or 6 times")]
    [InlineData("the bus was at 10:15 and 11:45 or 12")]
    public void Ordinary_numbers_stay(string text) => Redact(text).ShouldBe(text);

    private static string Redact(string text) => Taggers.Redactor.Redact(ReadText.Of(text)).Redacted;
}
