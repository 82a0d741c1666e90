using FeedbackPipeline.Tagging.Modelling;
using FeedbackPipeline.Tagging.Modelling.Training;

namespace FeedbackPipeline.Tests.Tagging.Modelling;

public sealed class ModelFileTests
{
    private static readonly byte[] File = ModelFile.Write(new TrainModel(InventedComments.Framework, InventedComments.Tone, InventedComments.All, InventedComments.Settings).Train().Model);

    [Fact]
    public void Something_else_is_refused() => Refusal("PK\u0003\u0004 this is another kind of file, long enough to hold a checksum"u8.ToArray()).ShouldBe("x.bin: this is not a model file.");

    [Fact]
    public void An_empty_file_is_refused() => Refusal([]).ShouldBe("x.bin: this is not a model file.");

    [Fact]
    public void Another_format_is_refused_by_its_number()
    {
        var other = (byte[])File.Clone();
        other[8] = 9;

        Refusal(other).ShouldBe("x.bin: the model has format 9; this version reads format 1. Train it again with the train command.");
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void One_changed_byte_is_noticed(double where)
    {
        var damaged = (byte[])File.Clone();
        damaged[10 + (int)((damaged.Length - 11) * where)] ^= 1;

        Refusal(damaged).ShouldContain("is damaged");
    }

    [Fact]
    public void A_file_cut_short_is_noticed() => Refusal(File[..^40]).ShouldContain("is damaged");

    [Fact]
    public void A_model_for_themes_the_framework_no_longer_has_is_refused()
        => Should.Throw<InvalidDataException>(() => LoadedModel.Of(File, "x.bin", Whole.Taggers.Frameworks, InventedComments.Tone)).Message.ShouldContain("'invented'");

    private static string Refusal(byte[] file) => Should.Throw<InvalidDataException>(() => ModelFile.Read(file, "x.bin")).Message;
}
