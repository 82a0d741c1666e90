using System.Text.Json.Serialization;

namespace FeedbackPipeline.Measuring.Folding;

/// <summary>Where a person's expected share comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CountingMode>))]
public enum CountingMode
{
    /// <summary>People come as fresh draws from everyone supported: π = N_g/N.</summary>
    [JsonStringEnumMemberName("stream")]
    Stream,

    /// <summary>People come from a register, each once an epoch: the urn share π = (N_g − S)/(N − n).</summary>
    [JsonStringEnumMemberName("register")]
    Register,
}
