using FeedbackPipeline.Hosting.SigningIn.EasyAuth;
using FeedbackPipeline.Hosting.SigningIn.WorkAccounts;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.SigningIn;

/// <summary>The ways in work as the settings mean them to. Reads the provider's description of itself, and signs nobody in.</summary>
internal sealed class SignInCheckup(
    IOptions<WorkAccountOptions> work,
    IOptionsMonitor<OpenIdConnectOptions> providers,
    IOptions<SigningInOptions> options,
    IOptions<OrganisationOptions> organisation,
    EasyAuthFront front)
    : ICheckup
{
    public string Name => "sign-in";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Value.EasyAuth && !front.IsTrusted)
        {
            return Finding.Wrong("SigningIn:EasyAuth is set, but App Service does not say that its sign-in is on (WEBSITE_AUTH_ENABLED). Nobody is let in by it.");
        }

        if (!work.Value.IsConfigured)
        {
            return Finding.Fine(front.IsTrusted ? "By App Service, links and codes." : "By links and codes; no work accounts.");
        }

        try
        {
            var provider = await providers.Get(OpenIdConnectDefaults.AuthenticationScheme).ConfigurationManager!.GetConfigurationAsync(cancellationToken);
            return provider.SigningKeys.Count == 0 ? Finding.Wrong("The provider of work accounts answers, but has no keys. Look at OpenIdConnect:Authority.")
                : string.IsNullOrEmpty(organisation.Value.PublicBaseUrl) ? Finding.Advice("The provider of work accounts answers. Set Organisation:PublicBaseUrl, so that people come back to the right address.")
                : Finding.Fine("By work accounts, links and codes. The provider answers.");
        }
        catch (Exception problem) when (problem is InvalidOperationException or IOException or HttpRequestException or ArgumentException)
        {
            return Finding.Wrong($"The provider of work accounts does not answer ({(problem.InnerException ?? problem).GetType().Name}). Look at OpenIdConnect:Authority.");
        }
    }
}
