namespace FeedbackPipeline.Measuring.FromFiles;

/// <summary>One row of a responses file, reduced to what counting needs.</summary>
/// <param name="Person">Number of the respondent within the file; rows without one are people of their own.</param>
/// <param name="Session">Number of the group session, or −1.</param>
/// <param name="Values">One a dimension: the category's index in the reference, or one of the negative codes below.</param>
public readonly record struct Response(string Id, DateTimeOffset Received, int Person, int Session, short[] Values)
{
    /// <summary>Empty, not asked, skipped or unsure.</summary>
    public const short Unknown = -1;

    /// <summary>Does not want to say.</summary>
    public const short Declined = -2;

    /// <summary>A category in which the reference has nobody.</summary>
    public const short Outside = -3;
}
