using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Alerting.Mailing;

/// <summary>Addresses of pages, for messages. Null where the installation does not know its own address.</summary>
public sealed class SiteLinks(IOptions<OrganisationOptions> organisation)
{
    public string? To(string path)
        => string.IsNullOrEmpty(organisation.Value.PublicBaseUrl) ? null : organisation.Value.PublicBaseUrl.TrimEnd('/') + path;
}
