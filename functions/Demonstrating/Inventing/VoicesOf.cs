using FeedbackPipeline.Tagging.Modelling.Training;

namespace FeedbackPipeline.Demonstrating.Inventing;

/// <summary>
/// What somebody may speak of as their own: no comment of an elder is put into the mouth of a young person. Faith and language are no questions the pipeline
/// asks, so some people have them by chance.
/// </summary>
internal static class VoicesOf
{
    private static readonly string[] OtherWhite = ["polish", "polish", "romanian", "portuguese"];

    public static IEnumerable<string> Person(string age, string gender, string group, string communication, SeededNumbers numbers)
    {
        yield return age;
        yield return age switch { "18-24" => "young", "65-74" or "75+" => "old", _ => "grown" };
        yield return gender;
        yield return group.Split('-')[0];
        if (communication == "bsl")
        {
            yield return "deaf";
        }

        switch (group)
        {
            case "asian-pakistani":
                yield return "muslim";
                break;
            case "white-other":
                yield return numbers.One(OtherWhite);
                break;
            case "white-british" when numbers.Chance(0.04):
                yield return numbers.Chance(0.5) ? "welsh" : "jewish";
                break;
        }
    }
}
