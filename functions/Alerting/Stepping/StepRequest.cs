using FeedbackPipeline.Alerting.Lifecycle;

namespace FeedbackPipeline.Alerting.Stepping;

/// <summary>What a member of staff asks for, as typed; each step reads its own fields.</summary>
/// <param name="By">Id of the member.</param>
/// <param name="SeenVersion">The version of the alert they were looking at.</param>
/// <param name="Due">The day it is due, or the day something was tried.</param>
/// <param name="Text">What was tried, what came of it, why, or what is wrong.</param>
public sealed record StepRequest(string By, Step Step, int SeenVersion, string? Text = null, string? DoneBy = null, string? Owner = null, DateOnly? Due = null);
