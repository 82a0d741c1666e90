using CsCheck;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Vocabulary;

public sealed class ReceiptTests
{
    [Theory]
    [InlineData("7K3M-Q9TX")]
    [InlineData("7k3m-q9tx")]
    [InlineData(" 7K3M Q9TX ")]
    [InlineData("7k3mq9tx")]
    public void However_it_is_typed_it_is_the_same_receipt(string typed) => Receipt.Parse(typed).ShouldBe("7K3M-Q9TX");

    [Fact]
    public void Look_alikes_are_read_as_what_they_look_like() => Receipt.Parse("oIlL-0000").ShouldBe("0111-0000");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7K3M-Q9T")]
    [InlineData("7K3M-Q9TXX")]
    [InlineData("7K3M-Q9TU")]
    [InlineData("7K3M/Q9TX")]
    public void What_cannot_be_a_receipt_is_none(string? typed) => Receipt.Parse(typed).ShouldBeNull();

    [Fact]
    public void Every_code_made_from_bytes_reads_back_as_itself()
        => Gen.Byte.Array[5, 40].Sample(bytes =>
        {
            var code = Crockford.Encode(bytes, 8);
            return Crockford.Normalise(code.ToLowerInvariant(), 8) == code;
        });
}
