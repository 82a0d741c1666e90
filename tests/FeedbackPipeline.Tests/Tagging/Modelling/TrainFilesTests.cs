using FeedbackPipeline.Tagging.Modelling.Training;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Tagging.Modelling;

public sealed class TrainFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("text,question\nhello,what_good\n", "t.csv: the column 'themes' is missing. The first line names: text, question.")]
    [InlineData("text,themes\nsoup,food|soap\n", "t.csv line 2: themes: 'soap' is no theme of the framework invented.")]
    [InlineData("text,themes,sentiment\nsoup,food,6\n", "t.csv line 2: sentiment: '6' is not a number from 1 (very positive) to 5 (very negative).")]
    public void What_is_wrong_with_a_file_is_named(string csv, string message)
        => Should.Throw<InvalidDataException>(() => Read(csv)).Message.ShouldBe(message);

    [Fact]
    public void A_file_without_rows_is_not_enough()
        => Should.Throw<InvalidDataException>(() => TrainingNeeds.Check(Read("text,themes\n"), new())).Message.ShouldContain("no row to learn from");

    [Fact]
    public void Rows_without_themes_are_not_enough()
        => Should.Throw<InvalidDataException>(() => TrainingNeeds.Check(Read("text,themes\nsoup,\n"), new())).Message.ShouldContain("no row has a theme");

    [Fact]
    public void Fewer_comments_than_folds_are_not_enough()
        => Should.Throw<InvalidDataException>(() => TrainingNeeds.Check(Read("text,themes\nsoup,food\nsoup,food\n"), new(Folds: 2))).Message.ShouldContain("1 different comments are too few for 2 folds");

    [Fact]
    public void A_row_is_read_with_its_themes_once_each_and_its_tone()
    {
        var comment = Read("text,themes,question,sentiment\n\"The soup, again\",food | staff|food,What was good?,4\n").ShouldHaveSingleItem();

        comment.Themes.ShouldBe([0, 2]);
        comment.Tone.ShouldBe(2);
        comment.Words().ShouldBe("the soup again");
    }

    public void Dispose() => folder.Dispose();

    private List<TrainingComment> Read(string csv) => ReadTrainingFile.Read(new(folder.Write("t.csv", csv)), InventedComments.Framework);
}
