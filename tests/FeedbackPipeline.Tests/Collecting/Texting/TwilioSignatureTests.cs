using FeedbackPipeline.Collecting.Texting.Twilio;

namespace FeedbackPipeline.Tests.Collecting.Texting;

/// <summary>Known answers of Twilio's own libraries, and one of ours.</summary>
public sealed class TwilioSignatureTests
{
    private const string Token = "12345";
    private const string Address = "https://mycompany.com/myapp.php?foo=1&bar=2";

    private static readonly Dictionary<string, string> Call = new()
    {
        ["CallSid"] = "CA1234567890ABCDE",
        ["Caller"] = "+14158675309",
        ["Digits"] = "1234",
        ["From"] = "+14158675309",
        ["To"] = "+18005551212",
    };

    public static Dictionary<string, string> Text { get; } = new()
    {
        ["MessageSid"] = "SM00000000000000000000000000000001",
        ["AccountSid"] = "AC00000000000000000000000000000000",
        ["From"] = "+447700900123",
        ["To"] = "+447700900456",
        ["Body"] = "The bus café was too loud & bright",
        ["NumMedia"] = "0",
        ["NumSegments"] = "1",
        ["FromCountry"] = "GB",
        ["ApiVersion"] = "2010-04-01",
    };

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("https://mycompany.com:443/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com:443/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    public void Twilios_own_answers_match_with_the_port_written_out_or_not(string url, string signature)
        => TwilioSignature.Matches(Token, new Uri(url), Call.Reverse(), signature).ShouldBeTrue();

    [Fact]
    public void A_body_named_by_its_hash_matches()
        => TwilioSignature.Matches(Token, new Uri($"{Address}&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"), [], "a9nBmqA0ju/hNViExpshrM61xv4=").ShouldBeTrue();

    [Fact]
    public void A_text_with_accents_matches()
        => TwilioSignature.Matches("test-auth-token", new Uri("https://feedback.example.org/api/inbound/sms/twilio"), Text, "u73sdr+sD9tkyka6wdiKJHo3w00=").ShouldBeTrue();

    [Theory]
    [InlineData("54321", Address, "1234")]
    [InlineData(Token, "https://mycompany.com/myapp.php?foo=1&bar=3", "1234")]
    [InlineData(Token, "http://mycompany.com/myapp.php?foo=1&bar=2", "1234")]
    [InlineData(Token, "https://mycompany.com:8443/myapp.php?foo=1&bar=2", "1234")]
    [InlineData(Token, Address, "1235")]
    public void Another_token_address_or_field_does_not(string token, string url, string digits)
    {
        var fields = new Dictionary<string, string>(Call) { ["Digits"] = digits };

        TwilioSignature.Matches(token, new Uri(url), fields, "RSOYDt4T1cUTdK1PDd93/VVr8B8=").ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("RSOY")]
    [InlineData("é")]
    public void What_is_no_signature_does_not_match(string signature)
        => TwilioSignature.Matches(Token, new Uri(Address), Call, signature).ShouldBeFalse();
}
