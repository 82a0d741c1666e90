using FeedbackPipeline.Tagging.Learning;
using FeedbackPipeline.Tagging.Modelling.Retraining;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tagging.Tone;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tagging.Theming.Following;

/// <summary>Keeps this process on the organisation's newest themes, its newest concern list, and on what was learned last, whichever process saved them.</summary>
public sealed class FollowThemes(
    IFrameworkBook book,
    ILearnedModels models,
    ISignalBook signals,
    ScreenForConcerns screen,
    ThemeFrameworks frameworks,
    ThemeScorers scorers,
    ToneWords tone,
    ISentimentScorer sentiment,
    IOptions<TaggingOptions> options,
    TimeProvider time) : IDisposable
{
    private static readonly TimeSpan moment = TimeSpan.FromSeconds(5);
    private static readonly TaggerHead AsShipped = new(0, 0);
    private readonly SemaphoreSlim one = new(1);
    private readonly SemaphoreSlim looking = new(1);
    private TaggerHead seen = AsShipped;
    private int list;
    private long looked;

    /// <summary>The framework in use.</summary>
    public string Framework => options.Value.Framework;

    /// <summary>The same unless somebody looked a moment ago. Only for those who look again afterwards, before they believe what they made.</summary>
    public async Task RefreshUnlessJustDoneAsync(CancellationToken cancellationToken)
    {
        if (JustDone())
        {
            return;
        }

        // Of many that come at once, one looks.
        await looking.WaitAsync(cancellationToken);
        try
        {
            if (!JustDone())
            {
                await RefreshAsync(cancellationToken);
            }
        }
        finally
        {
            looking.Release();
        }
    }

    /// <summary>Cheap where nothing is new: one look at an index.</summary>
    /// <exception cref="InvalidDataException">What the database holds cannot be read.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        await FollowSignalsAsync(cancellationToken);
        var head = await book.HeadAsync(Framework, cancellationToken);
        if (head != Volatile.Read(ref seen))
        {
            await one.WaitAsync(cancellationToken);
            try
            {
                await LoadAsync(head, cancellationToken);
                Volatile.Write(ref seen, head);
            }
            finally
            {
                one.Release();
            }
        }

        Volatile.Write(ref looked, now);
    }

    /// <summary>The concern list alone: one point read where nothing is new.</summary>
    public async Task FollowSignalsAsync(CancellationToken cancellationToken)
    {
        var newest = await signals.HeadAsync(cancellationToken);
        if (newest == Volatile.Read(ref list))
        {
            return;
        }

        await one.WaitAsync(cancellationToken);
        try
        {
            // Read again inside: a slower look must not put an older list back.
            newest = await signals.HeadAsync(cancellationToken);
            if (newest != list && await signals.ReadAsync(newest, cancellationToken) is { } text)
            {
                screen.Use(SignalList.Read(text));
                Volatile.Write(ref list, newest);
            }
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        one.Dispose();
        looking.Dispose();
    }

    private bool JustDone() => Volatile.Read(ref looked) is not 0 and var last && time.GetElapsedTime(last) <= moment;

    private async Task LoadAsync(TaggerHead head, CancellationToken cancellationToken)
    {
        if (head.Framework != seen.Framework && await book.ReadAsync(Framework, head.Framework, cancellationToken) is { } text)
        {
            frameworks.Use(FrameworkFile.TryRead(text, out var problems) ?? throw new InvalidDataException($"The stored themes of version {head.Framework} cannot be read: {problems[0].Field} {problems[0].Rule}"));
            scorers.Renew(Framework);
        }

        if (head.Model == 0)
        {
            scorers.Forget(Framework);
        }
        else if (await models.ReadAsync(Framework, head.Model, cancellationToken) is { } file)
        {
            scorers.Use(OwnModel.Read(file, $"model {head.Model}", scorers.ShippedFor(Framework), tone, sentiment));
        }
    }
}
