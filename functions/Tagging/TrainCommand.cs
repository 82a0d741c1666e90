using System.CommandLine;
using FeedbackPipeline.Tagging.Modelling;
using FeedbackPipeline.Tagging.Modelling.Training;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;
using FeedbackPipeline.Vocabulary.Rows;

namespace FeedbackPipeline.Tagging;

/// <summary><c>train</c>: comments that people tagged in, a model and its card out.</summary>
internal static class TrainCommand
{
    private const int FewestFolds = 2;
    private const int MostFolds = 100;

    public static Command Create(Func<IServiceProvider> services)
    {
        var input = new Option<FileInfo[]>("--input") { Description = "A CSV file (UTF-8) with the columns text and themes, and question and sentiment where known. Can be given more than once.", Required = true };
        var framework = new Option<string>("--framework") { Description = "The theme framework the comments were tagged with.", Required = true };
        var output = new Option<DirectoryInfo>("--output") { Description = "The folder for the model and its card.", Required = true };
        var seed = new Option<int>("--seed") { Description = "The same seed and comments give the same model.", DefaultValueFactory = _ => 1 };
        var folds = new Option<int>("--folds") { Description = $"Parts to split the comments into for measuring, {FewestFolds} to {MostFolds}.", DefaultValueFactory = _ => 10 };
        folds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < FewestFolds or > MostFolds)
            {
                result.AddError($"--folds must be from {FewestFolds} to {MostFolds}.");
            }
        });
        var command = new Command("train", "Trains a model for themes and sentiment on tagged comments.") { input, framework, output, seed, folds };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            services(),
            parsed.GetRequiredValue(input),
            parsed.GetRequiredValue(framework),
            parsed.GetRequiredValue(output),
            new(parsed.GetValue(folds), parsed.GetValue(seed)),
            parsed.InvocationConfiguration.Output,
            cancellationToken));
        return command;
    }

    /// <exception cref="InvalidDataException">The framework or a file is not usable; nothing was written.</exception>
    private static async Task<int> RunAsync(IServiceProvider services, FileInfo[] inputs, string frameworkId, DirectoryInfo output, TrainingSettings settings, TextWriter say, CancellationToken cancellationToken)
    {
        var frameworks = services.GetRequiredService<ThemeFrameworks>();
        var framework = frameworks.Find(frameworkId)
            ?? throw new InvalidDataException($"--framework: must be one of: {string.Join(", ", frameworks.All.Select(known => known.Id))}.");
        var (model, cardPath) = (Path.Combine(output.FullName, $"{framework.Id}.bin"), Path.Combine(output.FullName, $"{framework.Id}.md"));
        if (SeparateFiles.Problem(inputs.Select(input => ("--input", input.FullName)), ("--output", model), ("--output", cardPath)) is { } same)
        {
            throw new InvalidDataException(same);
        }

        var comments = inputs.SelectMany(input => ReadTrainingFile.Read(input, framework)).ToList();
        TrainingNeeds.Check(comments, settings);
        var time = services.GetRequiredService<TimeProvider>();
        var started = time.GetTimestamp();
        var trained = new TrainModel(framework, services.GetRequiredService<ToneWords>(), comments, settings).Train();
        var file = ModelFile.Write(trained.Model);
        var card = ModelCard.Write(framework, trained, settings, file, [.. inputs.Select(input => input.Name)], time.GetUtcNow());
        output.Create();
        await File.WriteAllBytesAsync(model, file, cancellationToken);
        await File.WriteAllTextAsync(cardPath, card, cancellationToken);
        await say.WriteLineAsync(FormattableString.Invariant(
            $"{comments.Count} comments, {file.Length / 1024} kB, {time.GetElapsedTime(started).TotalSeconds:F1} s. Out of fold: themes micro F1 {trained.Figures.MicroF1:F3}, macro F1 {trained.Figures.MacroF1:F3}; sentiment {trained.Figures.Tone.Accuracy:F3}, F1 {trained.Figures.Tone.MeanF1:F3}."));
        return ExitCode.Done;
    }
}
