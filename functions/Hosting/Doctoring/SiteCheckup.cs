using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.Doctoring;

/// <summary>Pages have their styles, links have an address, people a number to ring.</summary>
internal sealed class SiteCheckup(IWebHostEnvironment environment, IOptions<OrganisationOptions> organisation) : ICheckup
{
    public string Name => "site";

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (!environment.WebRootFileProvider.GetFileInfo("vendor/govuk-frontend.min.css").Exists)
        {
            return Task.FromResult(Finding.Wrong("The page styles are missing. Build again with Node 20 on the path."));
        }

        if (string.IsNullOrEmpty(organisation.Value.PublicBaseUrl))
        {
            return Task.FromResult(Finding.Advice("Set Organisation:PublicBaseUrl, so that links in messages lead here."));
        }

        return Task.FromResult(organisation.Value.Telephone.Length == 0
            ? Finding.Advice("Set Organisation:Telephone, so that people can ring you.")
            : Finding.Fine($"{organisation.Value.Name} at {organisation.Value.PublicBaseUrl}."));
    }
}
