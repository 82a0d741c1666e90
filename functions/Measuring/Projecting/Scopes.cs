using FeedbackPipeline.Measuring.Folding;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>Names of scopes. People who come by invitation and people who do not are counted apart and never mixed.</summary>
public static class Scopes
{
    public static string Stream(string place) => $"stream:{place}";

    public static string Register(string place) => $"register:{place}";

    public static string Of(CountingMode mode, string place) => mode == CountingMode.Register ? Register(place) : Stream(place);
}
