using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>Addresses and postcodes as people type them, most in small letters.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("i live at 8 bramble close bristol", "i live at [address] bristol")]
    [InlineData("7 church hill", "[address]")]
    [InlineData("7 church hill please", "[address] please")]
    [InlineData("12 high st", "[address]")]
    [InlineData("im at 12 high st bristol", "im at [address] bristol")]
    [InlineData("45 kings drive", "[address]")]
    [InlineData("3 mill court", "[address]")]
    [InlineData("9 rose walk", "[address]")]
    [InlineData("14 st johns way", "[address]")]
    [InlineData("45 queens square", "[address]")]
    [InlineData("i live at number 22 acacia close", "i live at number [address]")]
    [InlineData("I live at 5 The Close", "I live at [address]")]
    [InlineData("31 orchard cres", "[address]")]
    [InlineData("6 manor gdns", "[address]")]
    [InlineData("6 station approach", "[address]")]
    [InlineData("31 orchard cresent", "[address]")]
    [InlineData("flat 3 oak house", "[address]")]
    [InlineData("Flat 3, Oak House, Mill Lane", "[address]")]
    [InlineData("I live in flat 2b rose court", "I live in [address]")]
    [InlineData("I live on Park Road", "I live on [address]")]
    [InlineData("i stay at maple lodge", "i stay at [address]")]
    [InlineData("bs1  4dj", "[postcode]")]
    [InlineData("bs1-4dj", "[postcode]")]
    [InlineData("BS1 4D J", "[postcode]")]
    [InlineData("B S 1 4 D J", "[postcode]")]
    public void Addresses_go(string text, string redacted) => Redact(text).ShouldBe(redacted);

    [Theory]
    [InlineData("I have 2 close friends")]
    [InlineData("I had 10 drive lessons")]
    [InlineData("We did 3 hill walks")]
    [InlineData("7 way too many")]
    [InlineData("There are 4 staff close by")]
    [InlineData("I have 2 very close friends")]
    [InlineData("It is a 5 minute walk")]
    [InlineData("It took 20 minutes to drive")]
    [InlineData("we went on a 3 mile walk")]
    [InlineData("I live in a nice house")]
    [InlineData("I live in supported living house")]
    [InlineData("I live on my own on a busy road")]
    [InlineData("I like flat 3 it has a good view")]
    [InlineData("at 5 we close")]
    [InlineData("2 of us went for a walk")]
    [InlineData("I am 19 and I live in the big house")]
    [InlineData("the 8 oclock bus is on its way")]
    [InlineData("I gave it 4 stars all the way")]
    public void Ordinary_sentences_keep_their_words(string text) => Redact(text).ShouldBe(text);

    private static string Redact(string text) => Taggers.Redactor.Redact(ReadText.Of(text)).Redacted;
}
