using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Securing.Keys;

/// <summary>Names the setting that is missing or is no key, and never says what is in it.</summary>
internal sealed class CheckKeyOptions(IConfiguration configuration) : IValidateOptions<KeyOptions>
{
    /// <summary>The host names the port here. Its instances share no disk and come and go, so a key made on one would be lost.</summary>
    private const string HostPort = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <summary>What stands in a setting whose reference to a vault Azure could not follow.</summary>
    private const string Reference = "@Microsoft.KeyVault(";

    public ValidateOptionsResult Validate(string? name, KeyOptions options)
    {
        var failures = Enum.GetValues<KeyPurpose>().SelectMany(purpose => Failures(purpose, options)).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Failures(KeyPurpose purpose, KeyOptions options)
    {
        var given = options.Given(purpose);
        if (given.Count == 0 && !string.IsNullOrEmpty(configuration[HostPort]))
        {
            yield return $"{KeyOptions.Section}:{purpose}:1 is not set. Under the Functions host keys come from settings: 32 bytes in base64.";
        }

        foreach (var (version, value) in given)
        {
            var setting = $"{KeyOptions.Section}:{purpose}:{version}";
            if (KeyOptions.VersionOf(version) is null)
            {
                yield return $"{setting}: a version is a whole number from 1.";
            }
            else if (value.StartsWith(Reference, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{setting}: Azure did not follow the reference to the Key Vault. Look at the secret's address and the identity's role on the vault.";
            }
            else if (KeyOptions.BytesOf(value) is null)
            {
                yield return $"{setting} is not {Key.Size} bytes in base64.";
            }
        }

        if (given.Keys.Select(KeyOptions.VersionOf).GroupBy(version => version).Any(same => same.Key is not null && same.Count() > 1))
        {
            yield return $"{KeyOptions.Section}:{purpose} has one version twice.";
        }
    }
}
