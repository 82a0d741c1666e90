namespace FeedbackPipeline.Collecting.Texting;

/// <summary>
/// What is known about a phone, by a keyed hash of its number. A phone is not a person: in a shared house it is passed round. So nobody is counted by it.
/// Texts that follow each other closely are taken for one person's, since a story often takes three of them; after a silence the next text may be
/// somebody else's, and is.
/// </summary>
/// <param name="Id">Keyed hash of the number.</param>
/// <param name="Dialogue">Id of the first text of the dialogue under way: whom its texts count as.</param>
/// <param name="Newest">When the newest text came.</param>
/// <param name="Stopped">It asked for no more texts; nothing is sent to it.</param>
/// <param name="Distressed">When the texts for somebody in distress were last sent.</param>
/// <param name="Asked">When we asked whether to delete, until that is answered.</param>
public sealed record Phone(string Id, string Dialogue, DateTimeOffset Newest, bool Stopped = false, DateTimeOffset? Distressed = null, DateTimeOffset? Asked = null);
