using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Playwright;

namespace FeedbackPipeline.Browser.Infrastructure;

/// <summary>The built product in its own process and a real browser to look at it, both started once for all tests.</summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly string[] Candidates = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];
    private readonly TemporaryFolder folder = new();
    private IPlaywright? playwright;
    private IBrowser? browser;
    private ProductProcess? product;

    public string DataFolder => folder.Path;

    public Uri Address => product!.Address;

    public async ValueTask InitializeAsync()
    {
        product = await ProductProcess.ServeAsync(folder.Path, CancellationToken.None, "--Pumping:PollingMilliseconds", "20");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("FEEDBACK_BROWSER") is { Length: > 0 } named ? named : Candidates.First(File.Exists),
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
        });
    }

    /// <summary>A page in a context of its own: own cookies, own size.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, bool javaScript = true, ReducedMotion motion = ReducedMotion.NoPreference)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = javaScript,
            ReducedMotion = motion,
            Locale = "en-GB",
        });
        return await context.NewPageAsync();
    }

    /// <summary>Somebody with these roles, signed in by a fresh link.</summary>
    public async Task<IPage> OpenAsStaffAsync(int width = 1280, bool javaScript = true, params string[] roles)
    {
        var (_, output, _) = await ProductProcess.RunAsync(folder.Path, TestContext.Current.CancellationToken, ["staff", "link", .. roles.SelectMany(role => new[] { "--role", role })]);
        var page = await OpenAsync(width, javaScript);
        await page.GotoAsync(new Uri(output.Trim()).PathAndQuery);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        return page;
    }

    /// <summary>Asks again until the pumps and timers of the process have come so far.</summary>
    public async Task UntilAsync(string path, Func<string, bool> reached)
    {
        var token = (await ProductProcess.RunAsync(folder.Path, TestContext.Current.CancellationToken, "staff", "token", "--role", "reviewer")).Output.Trim();
        using var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!reached(await client.GetStringAsync(new Uri(path, UriKind.Relative), patience.Token)))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (product is not null)
        {
            await product.DisposeAsync();
        }

        folder.Dispose();
    }
}
