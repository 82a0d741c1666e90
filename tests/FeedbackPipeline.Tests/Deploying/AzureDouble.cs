using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>A command <c>az</c> that keeps secrets as files and writes down what it was asked, in the order it was asked.</summary>
internal sealed class AzureDouble : IDisposable
{
    private const string Script = """
        #!/bin/sh
        echo "$*" >>"$DOUBLE/asked"
        secrets="$DOUBLE/secrets"
        option() {
            wanted=$1
            shift
            while [ $# -gt 0 ]; do
                [ "$1" = "$wanted" ] && { echo "$2"; return; }
                shift
            done
        }
        case "$1 $2 $3" in
        "functionapp config appsettings") cat "$DOUBLE/settings" ;;
        "keyvault secret show")
            address=$(option --id "$@")
            [ -n "$address" ] && { cat "$secrets/${address##*/}"; exit; }
            [ -e "$secrets/$(option --name "$@")" ] && { echo id; exit; }
            echo "(SecretNotFound) A secret was not found" >&2
            exit 3
            ;;
        "keyvault secret show-deleted") [ -e "$secrets/$(option --name "$@").deleted" ] ;;
        "keyvault secret set") cp "$(option --file "$@")" "$secrets/$(option --name "$@")" ;;
        "keyvault secret list") [ -e "$secrets/open-id-client-secret" ] && echo open-id-client-secret || true ;;
        "ad app list") cat "$DOUBLE/app" 2>/dev/null || true ;;
        "ad app create") echo application | tee "$DOUBLE/app" ;;
        "ad app credential") echo a-client-secret ;;
        "ad sp list") cat "$DOUBLE/principal" 2>/dev/null || true ;;
        "ad sp create") echo principal | tee "$DOUBLE/principal" ;;
        "ad user list") case "$*" in *ada@example.org*) echo ada ;; esac ;;
        "account show --query") echo tenant ;;
        "rest --method get") cat "$DOUBLE/assigned" 2>/dev/null || true ;;
        "rest --method post") case "$*" in *appRoleAssignedTo*) echo assignment >"$DOUBLE/assigned" ;; esac ;;
        esac
        """;

    private readonly TemporaryFolder folder = new();

    public AzureDouble()
    {
        Directory.CreateDirectory(Secret(""));
        var script = folder.Write("az", Script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Environment = new()
        {
            ["PATH"] = $"{folder.Path}:{System.Environment.GetEnvironmentVariable("PATH")}",
            ["DOUBLE"] = folder.Path,
            ["RETRY_SECONDS"] = "0",
            ["AZURE_ENV_NAME"] = "test",
            ["FIRST_ADMINISTRATOR"] = "ada@example.org",
            ["FEEDBACK_URL"] = "https://feedback.example",
            ["FEEDBACK_VAULT"] = "vault",
            ["FEEDBACK_SITE_ID"] = "/subscriptions/none/sites/feedback",
        };
    }

    public Dictionary<string, string?> Environment { get; }

    public IReadOnlyList<string> Asked => File.Exists(folder.File("asked")) ? File.ReadAllLines(folder.File("asked")) : [];

    public string Secret(string name) => folder.File(Path.Combine("secrets", name));

    public Dictionary<string, string> Secrets() => Directory.GetFiles(Secret("")).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    /// <summary>The settings of the site, each a name and a value with a tab between.</summary>
    public void Settings(params string[] lines) => folder.Write("settings", string.Concat(lines.Select(line => line + "\n")));

    public void Dispose() => folder.Dispose();
}
