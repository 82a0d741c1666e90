using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Screening.Editing;

/// <summary>Takes the concern list and a change to it, and returns the next list or what is wrong. Nothing is stored here.</summary>
public static class EditSignals
{
    private const int LongestReason = 300;

    /// <param name="version">The number of the version that comes of it.</param>
    /// <param name="errors">Empty where it can be made.</param>
    /// <returns>Null where something is wrong with it.</returns>
    public static SignalChange? Of(SignalDraft draft, SignalList list, int version, out IReadOnlyList<FieldError> errors)
    {
        List<FieldError> found = [];
        var reason = (draft.Reason ?? "").Trim();
        if (Edit(draft, list, found) is { } edited && found.Count == 0)
        {
            var next = edited with { Version = $"{list.Version.Split('.')[0]}.{version}" };
            found.AddRange(CheckSignals.Of(next).Select(error => draft.Change == SignalChanges.Add ? error with { Field = "phrase" } : InFile(error)));
            if (CompareSignals.Of(list, next).Count == 0)
            {
                found.Add(new("change", "must change something. The list is like that already."));
            }

            if (found.Count == 0 && reason.Length is > 0 and <= LongestReason)
            {
                errors = [];
                return new(next, draft.Change!, Subject(draft), Detail(draft), reason);
            }
        }

        if (reason.Length is 0 or > LongestReason)
        {
            found.Add(new("reason", $"must say why, in at most {LongestReason} letters."));
        }

        errors = found;
        return null;
    }

    private static SignalList? Edit(SignalDraft draft, SignalList list, List<FieldError> errors)
        => draft.Change switch
        {
            SignalChanges.Add or SignalChanges.Remove or SignalChanges.Mark or SignalChanges.Unmark => EditPhrase.Of(draft, list, errors),
            SignalChanges.Level => SetLevel(draft, list, errors),
            SignalChanges.Upload => ReadFile(draft.File ?? "", list, errors),
            SignalChanges.Restore => draft.Earlier ?? Refuse(errors, "number", "must be the number of an earlier version."),
            _ => Refuse(errors, "change", $"must be one of {string.Join(", ", SignalChanges.All)}."),
        };

    private static SignalList? ReadFile(string file, SignalList list, List<FieldError> errors)
    {
        List<FieldError> found = [];
        var read = ReadSignalFile.Of(file, list, found);
        errors.AddRange(found.Select(InFile));
        return read;
    }

    private static FieldError InFile(FieldError error) => error with { Field = $"list.{error.Field}" };

    private static SignalList? SetLevel(SignalDraft draft, SignalList list, List<FieldError> errors)
    {
        if (draft.Kind is not { } kind || !list.Categories.ContainsKey(kind))
        {
            return Refuse(errors, "kind", "must be one of the kinds in the list.");
        }

        if (!Code.TryParse<ConcernLevel>(draft.Level, out var level))
        {
            return Refuse(errors, "level", $"must be one of {string.Join(", ", Enum.GetValues<ConcernLevel>().Select(Code.Of))}.");
        }

        return list with
        {
            AlwaysSurface = With(list.AlwaysSurface, kind, level == ConcernLevel.RingNow),
            LowWeightAlone = With(list.LowWeightAlone, kind, level == ConcernLevel.ReadFirst),
        };
    }

    private static List<string> With(IReadOnlyList<string> kinds, string kind, bool present)
        => [.. kinds.Where(other => other != kind), .. present ? [kind] : Array.Empty<string>()];

    private static SignalList? Refuse(List<FieldError> errors, string field, string rule)
    {
        errors.Add(new(field, rule));
        return null;
    }

    private static string Subject(SignalDraft draft) => draft.Change is SignalChanges.Upload or SignalChanges.Restore ? "" : draft.Kind!;

    private static string Detail(SignalDraft draft) => draft.Change switch
    {
        SignalChanges.Level => draft.Level!,
        SignalChanges.Restore => $"{draft.Number}",
        SignalChanges.Upload => "",
        _ => SignalPhrase.Tidy(draft.Phrase),
    };
}
