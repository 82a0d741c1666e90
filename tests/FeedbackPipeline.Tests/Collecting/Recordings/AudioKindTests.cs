using System.Text;
using FeedbackPipeline.Collecting.Recordings;

namespace FeedbackPipeline.Tests.Collecting.Recordings;

/// <summary>Files are told by their first bytes, not by their names.</summary>
public sealed class AudioKindTests
{
    [Theory]
    [InlineData("1A45DFA3 9F4286810142F7810142F2810442F38108 428284 7765626D", AudioKind.WebM)]
    [InlineData("0000001C 66747970 4D344120 00000000", AudioKind.Mp4)]
    [InlineData("00000018 66747970 69736F35", AudioKind.Mp4)]
    [InlineData("49443304 00000000", AudioKind.Mp3)]
    [InlineData("FFFB9064 00000000", AudioKind.Mp3)]
    [InlineData("FFF38064", AudioKind.Mp3)]
    [InlineData("52494646 24080000 57415645 666D7420", AudioKind.Wav)]
    [InlineData("4F676753 0002", AudioKind.Ogg)]
    [InlineData("", null)]
    [InlineData("FF", null)]
    [InlineData("FFD8FFE0 00104A46 494600", null)]
    [InlineData("1A45DFA3 9F4286 8101 428288 6D6174726F736B61", null)]
    [InlineData("52494646 24080000 41564920", null)]
    [InlineData("89504E47 0D0A1A0A", null)]
    [InlineData("25504446 2D312E37", null)]
    public void The_first_bytes_tell(string hexadecimal, string? kind)
        => AudioKind.Of(Convert.FromHexString(hexadecimal.Replace(" ", "", StringComparison.Ordinal))).ShouldBe(kind);

    [Fact]
    public void Text_is_no_sound() => AudioKind.Of(Encoding.UTF8.GetBytes("I like the garden. webm ftyp OggS")).ShouldBeNull();
}
