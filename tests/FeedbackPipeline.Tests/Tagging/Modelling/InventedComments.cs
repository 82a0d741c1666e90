using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Modelling.Training;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;

namespace FeedbackPipeline.Tests.Tagging.Modelling;

/// <summary>A small framework and comments on it, all made up for these tests.</summary>
internal static class InventedComments
{
    private static readonly string[] Openings = ["", "Honestly ", "On Monday ", "To be fair ", "Every week ", "As I said ", "Last summer ", "Well "];

    private static readonly (string Text, AskedQuestion Asked, int[] Themes, int Tone)[] Seeds =
    [
        ("the soup was cold and the bread was stale", AskedQuestion.CouldImprove, [0], 2),
        ("lovely dinner and a big pudding", AskedQuestion.WhatGood, [0], 0),
        ("the bus came an hour late", AskedQuestion.CouldImprove, [1], 2),
        ("the driver was on time and cheerful", AskedQuestion.WhatGood, [1, 2], 0),
        ("my support worker is kind and patient", AskedQuestion.WhatGood, [2], 0),
        ("the night worker shouted at us", AskedQuestion.CouldImprove, [2], 2),
        ("the menu changes on some days", AskedQuestion.Nonspecific, [0], 1),
        ("the bus stops near the shop", AskedQuestion.Nonspecific, [1], 1),
    ];

    public static ThemeFramework Framework { get; } = new("invented", 1, "Invented", null, null,
    [
        new("food", "Food", "Food", "What there is to eat.", ["soup", "dinner", "pudding", "menu"]),
        new("bus", "Bus", "The bus", "How people get around.", ["bus", "driver"]),
        new("staff", "Staff", "Staff", "How staff are.", ["worker", "kind"]),
        new("weather", "Weather", "Weather", "No comment here is about it.", ["rain"]),
    ]);

    public static ToneWords Tone { get; } = ToneWords.Load();

    public static TrainingSettings Settings { get; } = new(Folds: 4, Fewest: 2);

    public static IReadOnlyList<TrainingComment> All { get; } =
        [.. Openings.SelectMany(opening => Seeds.Select(seed => new TrainingComment(ReadText.Of(opening + seed.Text), seed.Asked, seed.Themes, seed.Tone)))];
}
