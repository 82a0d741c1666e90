namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>Lays out comments as the rows a model is trained on, exactly as <see cref="TaggingModel.Margins"/> will weigh them.</summary>
internal static class ReadRows
{
    public static SparseRows Read(IReadOnlyList<TrainingComment> comments, ReadFeatures read, Features features, FeatureTable known, FeatureWeights kinds, int themes)
    {
        var rows = new SparseRows();
        foreach (var comment in comments)
        {
            read.Read(comment.Text, comment.Asked, features);
            features.LookUp(known);
            for (var kind = 0; kind < Features.Kinds; kind++)
            {
                foreach (var row in features.Of(kind))
                {
                    rows.Add(row, kinds.Of(kind) * known.Rarity(row) / features.Length(kind));
                }
            }

            var lists = features.Phrases.Length;
            for (var list = 0; list < lists; list++)
            {
                if (features.Phrases[list] > 0)
                {
                    rows.Add(known.Count + list, features.Phrases[list] * kinds.OfList(list, themes));
                }
            }

            rows.Add(known.Count + lists + (int)comment.Asked, kinds.Question);
            rows.EndRow();
        }

        return rows;
    }
}
