namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>The lists a word stands in.</summary>
[Flags]
internal enum NameMark
{
    None = 0,
    Title = 1,
    Person = 1 << 1,
    Introduction = 1 << 2,
    Doing = 1 << 3,
    State = 1 << 4,
    Company = 1 << 5,
    Determiner = 1 << 6,
    Particle = 1 << 7,
    NotName = 1 << 8,
    First = 1 << 9,
    Ambiguous = 1 << 10,
    Own = 1 << 11,

    /// <summary>Everyday English.</summary>
    English = 1 << 12,

    /// <summary>Everyday English or the inflection of a word that is, or a word of a theme.</summary>
    Everyday = 1 << 13,
    Link = 1 << 14,
    WordName = 1 << 15,
    MassName = 1 << 16,
    DayName = 1 << 17,
    VerbName = 1 << 18,
    DescribingName = 1 << 19,

    /// <summary>An everyday word that people are called by as well.</summary>
    NameAndWord = Ambiguous | WordName | MassName | DayName | VerbName | DescribingName,
}
