using System.Collections.Frozen;

namespace FeedbackPipeline.Alerting.Wording;

/// <summary>Whom to ask and what to offer when a group is not heard. Starting points, not instructions: the group itself knows best.</summary>
/// <param name="Ask">After "ask": the route to the people.</param>
/// <param name="Offer">After "offer": a way to answer that may be missing.</param>
internal sealed record OutreachAdvice(string Ask, string Offer)
{
    private static readonly OutreachAdvice General = new("people in this group", "another way to answer");

    private static readonly FrozenDictionary<string, OutreachAdvice> ByDimension = new Dictionary<string, OutreachAdvice>
    {
        ["age_band"] = new("people of this age and their families", "paper, phone and talking in person"),
        ["gender"] = new("people in this group and those they trust", "a talk with somebody they choose"),
        ["ethnic_group"] = new("community and faith groups", "questions in the languages people use"),
        ["support_type"] = new("the staff who give this support", "time to answer during support"),
        ["area"] = new("local groups in this area", "cards and paper forms where people live"),
        ["who_answered"] = new("people and whoever helps them", "help from somebody who does not work there"),
        ["religion"] = new("faith groups", "a talk with somebody they know"),
        ["sexual_orientation"] = new("groups that people in this group trust", "a way to answer alone"),
        ["first_language"] = new("people who speak the language", "an interpreter or a film in sign language"),
    }.ToFrozenDictionary();

    public static OutreachAdvice For(string dimension) => ByDimension.GetValueOrDefault(dimension, General);
}
