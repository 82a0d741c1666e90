using FeedbackPipeline.Collecting.Texting;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>What happens to a phone, as functions of what is known of it. Each leaves things as they are where it happened before.</summary>
internal static class PhoneChanges
{
    public static PhoneDocument Keep(this PhoneDocument phone, KeptText text)
        => phone.Texts.Any(known => known.Id == text.Id) ? phone : (phone with { Texts = [.. phone.Texts, new(text.Id, text.Content, text.Received)] }).Dated();

    /// <param name="told">The feedback made of it is in the store.</param>
    public static PhoneDocument Record(this PhoneDocument phone, WorkedText worked, bool told)
    {
        if (!phone.Texts.Any(text => text.Id == worked.TextId && text.Worked is null))
        {
            return phone;
        }

        // A millisecond apart, so that they keep their order.
        var replies = worked.Replies.Select((reply, place) => new OutgoingReply(reply.Id, reply.Name, reply.Words, worked.At.AddMilliseconds(place)));
        var next = phone with
        {
            Phone = worked.Decision.Phone,
            Number = worked.Number ?? phone.Number,
            Ending = worked.Decision.Ends,
            Texts = [.. phone.Texts.Select(text => text.Id == worked.TextId ? text with { Content = null, Worked = worked.At } : text)],
            Told = told && !phone.Told.Contains(worked.FeedbackId!) ? [.. phone.Told, worked.FeedbackId!] : phone.Told,
        };
        return (worked.Decision.Ends ? next.DropReplies() : next).Add(replies).ForgetWhereOver();
    }

    public static PhoneDocument Try(this PhoneDocument phone, string replyId, DateTimeOffset now)
        => phone.ChangeReply(replyId, reply => reply with { Tried = now }).Dated();

    public static PhoneDocument End(this PhoneDocument phone, string replyId, ReplyState state, bool stops)
    {
        var next = phone.ChangeReply(replyId, reply => reply with { State = state });
        if (stops)
        {
            next = (next with { Phone = next.Phone is null ? null : next.Phone with { Stopped = true }, Ending = true }).DropReplies();
        }

        return next.ForgetWhereOver();
    }

    /// <summary>What its feedback left behind here, once that is erased.</summary>
    public static PhoneDocument Erase(this PhoneDocument phone, string feedbackId)
        => (phone with
        {
            Told = [.. phone.Told.Where(told => told != feedbackId)],
            Texts = [.. phone.Texts.Select(text => text.Id == feedbackId ? text with { Content = null, Worked = text.Worked ?? text.Received } : text)],
        }).Dated();

    /// <summary>Forgets what has not been touched since a moment. A phone that said STOP stays known by its hash, so that it stays unbothered.</summary>
    public static PhoneDocument Forget(this PhoneDocument phone, DateTimeOffset before)
    {
        var next = phone with
        {
            Texts = [.. phone.Texts.Where(text => text.Worked is not { } worked || worked >= before)],
            Replies = [.. phone.Replies.Where(reply => reply.Written >= before)],
        };
        if (next.Phone is { } known && known.Newest < before)
        {
            next = next with { Number = null, Phone = known is { Stopped: false } && next.Told.Count == 0 ? null : known with { Asked = next.Number is null ? known.Asked : null } };
        }

        return next.Dated();
    }

    private static PhoneDocument Add(this PhoneDocument phone, IEnumerable<OutgoingReply> replies) => phone with { Replies = [.. phone.Replies, .. replies] };

    private static PhoneDocument DropReplies(this PhoneDocument phone)
        => phone with { Replies = [.. phone.Replies.Select(reply => reply.State == ReplyState.Waiting ? reply with { State = ReplyState.Dropped } : reply)] };

    private static PhoneDocument ChangeReply(this PhoneDocument phone, string replyId, Func<OutgoingReply, OutgoingReply> change)
        => phone with { Replies = [.. phone.Replies.Select(reply => reply.Id == replyId ? change(reply) : reply)] };

    /// <summary>Once a dialogue is over and its last reply is out, nothing needs the number.</summary>
    private static PhoneDocument ForgetWhereOver(this PhoneDocument phone)
    {
        if (!phone.Ending || phone.Replies.Any(reply => reply.State == ReplyState.Waiting))
        {
            return phone.Dated();
        }

        return (phone with { Number = null, Phone = phone.Phone is { Stopped: false } && phone.Told.Count == 0 ? null : phone.Phone }).Dated();
    }

    private static PhoneDocument Dated(this PhoneDocument phone)
        => phone with
        {
            At = phone.Texts.Select(text => text.Worked).Concat(phone.Replies.Select(reply => (DateTimeOffset?)reply.Written))
                .Append(phone.Phone is { } known && (phone.Number is not null || (!known.Stopped && phone.Told.Count == 0)) ? known.Newest : null)
                .Min(),
        };
}
