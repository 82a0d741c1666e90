using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>
/// Names that are everyday words too: "Blessing", "Patience", "Sunday", "Mark", "Will". They are names where hardly anything else can be meant, whether or not
/// they have a capital: after "my carer" and "scared of", before "hit me" and "is my keyworker".
/// </summary>
internal static class NamesThatAreWords
{
    private static readonly WordSet Modals = new(["will", "may", "can"]);
    private static readonly WordSet Helping = new(["can", "could", "will", "would", "should", "never", "always"]);
    private static readonly WordSet Bare = new(["hit", "hurt", "let", "upset", "spat"]);
    private static readonly WordSet Being = new(["is", "was", "are", "were", "isnt", "wasnt"]);
    private static readonly WordSet Objects = new(["me", "us", "him", "her", "them", "my", "our", "everyone", "people", "the"]);
    private static readonly WordSet Openers = new(["and", "but", "when", "because", "cos", "cuz", "coz", "if", "that", "then", "so", "while", "where", "said", "think", "know", "after", "before", "since", "until", "sometimes"]);
    private static readonly WordSet Causes = new(["helps", "helped", "gives", "gave", "brings", "brought", "takes", "took", "cares", "loves", "lets", "likes", "wants", "teaches", "taught", "showed", "shows"]);
    private static readonly WordSet MakesFeel = new(["makes", "made", "keeps", "gives", "helps", "inspires", "suits", "reminds", "needs"]);
    private static readonly WordSet Between = new(["my", "a", "an", "the", "our", "your", "very", "so", "really", "always", "best", "new", "old", "key", "support", "care", "night", "social", "good", "lovely", "nice", "favourite", "main", "too", "both", "not", "horrible", "great", "personal"]);
    private static readonly WordSet OfPeople = new(["kind", "rude", "mean", "caring", "friendly", "bossy", "polite", "patient", "strict", "unkind", "grumpy", "lazy", "cruel"]);
    private static readonly WordSet OfMany = new(["nice", "lovely", "good", "great", "horrible", "brilliant", "fab", "amazing", "funny", "helpful", "nasty", "best"]);
    private static readonly WordSet People = new(["friends", "workers", "keyworkers", "nurses", "managers", "helpers", "volunteers", "drivers", "carers", "staff", "mates", "clients"]);
    private static readonly WordSet Fears = new(["scared", "afraid", "frightened", "terrified", "fond", "tired", "sick"]);
    private static readonly WordSet Suffered = new(["hit", "hurt", "pushed", "bullied", "kicked", "punched", "slapped", "touched", "told", "helped", "supported", "grabbed", "ignored", "at", "seen", "visited"]);
    private static readonly WordSet Together = new(["out", "live", "lives", "lived", "living", "lunch", "shopping", "bowling", "swimming", "cinema", "went", "go", "going", "gone", "row", "argued", "argue", "home", "working", "chat", "spoke", "talk", "talked"]);
    private static readonly WordSet Doing = new(["out", "lunch", "shopping", "bowling", "swimming", "cinema", "chat", "row", "argued", "argue", "talked", "spoke"]);
    private static readonly WordSet NamedBefore = new(["is", "was", "are", "were", "be", "who", "whos", "shes", "hes", "lady", "man", "woman", "girl", "boy", "guy", "someone", "somebody", "person", "one"]);
    private static readonly WordSet SureTitles = new(["mr", "mrs", "ms", "mx", "uncle", "auntie", "aunty"]);
    private static readonly WordSet SaidToPeople = new(["told", "tell", "ask", "asked", "thank", "sack", "sacked", "blame", "marry"]);
    private static readonly WordSet Wanting = new(["have", "want", "bring", "get", "having", "wants"]);
    private static readonly WordSet Kinds = new(["support", "key", "social", "care", "night", "best", "new", "old", "named", "link", "lovely", "good", "personal"]);
    private static readonly WordSet Belongings = new(["shift", "shifts", "room", "cooking", "phone", "car", "fault", "house", "flat", "team", "attitude", "voice", "hair", "mum", "help", "job", "work", "bag", "door", "tv", "telly", "money", "name", "advice", "support", "care", "behaviour", "driving"]);

    private static readonly WordSet Following = new(
        ["and", "because", "cos", "cuz", "coz", "but", "when", "who", "she", "he", "hes", "shes", "as", "at", "in", "on", "to", "for", "from", "if", "or", "n", "with", "lots", "too", "so", "now", "x", "xx", "xxx", "very", "again", "today", "yesterday", "always", "also", "please", "pls", "here", "i", "a", "the", "that", "back", "every", "about", "by", "did", "does", "really", "left", "took", "more"]);

    private static readonly WordSet Things = new(
        ["group", "groups", "class", "classes", "club", "clubs", "lesson", "lessons", "room", "rooms", "show", "shows", "shop", "shops", "trip", "trips", "day", "days", "night", "nights", "morning", "mornings", "afternoon", "afternoons", "evening", "evenings", "dinner", "lunch", "tea", "roast", "meal", "bag", "box", "card", "cards", "voucher", "food", "blanket", "cushion", "garden", "gardens", "bush", "wars", "meeting", "work", "project", "party", "service", "holiday", "holidays", "school", "teacher", "therapy", "gallery", "bank", "box", "shirt", "oil", "cake", "cakes", "juice", "pie", "tree", "trees"]);

    /// <param name="starts">It is the first word of a sentence.</param>
    /// <param name="nameBefore">The last word of the name found before it, or -1.</param>
    public static bool Has(MarkedText text, int at, bool starts, int nameBefore)
    {
        if (text.Is(at, NameMark.Determiner) || (Next(text, at) is { } thing && Things.Has(text.Words[thing])))
        {
            return false;
        }

        if (starts || Openers.Has(text.Words[at - 1]))
        {
            return Begins(text, at) || (!starts && Listed(text, at, nameBefore)) || (!starts && text.Reads(at - 1, "and") && AfterMe(text, at));
        }

        return Listed(text, at, nameBefore) || OfPerson(text, at) || Named(text, at) || PointedAt(text, at) || Thanked(text, at) || Liked(text, at);
    }

    /// <summary>Of "X's room": whether what follows belongs to people.</summary>
    public static bool Owns(MarkedText text, int at) => Next(text, at) is { } next && Belongings.Has(text.Words[next]);

    /// <summary>"X hit me", "X is my keyworker", "X and me went", "X and Y are kind".</summary>
    private static bool Begins(MarkedText text, int at)
    {
        if (Next(text, at) is not { } next)
        {
            return false;
        }

        var guarded = text.Is(at, NameMark.MassName | NameMark.DayName);
        if (text.Is(next, NameMark.Doing))
        {
            return Does(text, at, next);
        }

        if (Being.Has(text.Words[next]))
        {
            return SaysPerson(text, next, guarded, likely: text.Is(at, NameMark.VerbName | NameMark.First) && !guarded);
        }

        if (text.Reads(next, "and") || text.Reads(next, "n"))
        {
            return Pairs(text, at, next, guarded);
        }

        if (guarded || Modals.Has(text.Words[at]) || Next(text, next) is not { } then)
        {
            return false;
        }

        return ((text.Reads(next, "never") || text.Reads(next, "always")) && text.Is(then, NameMark.Doing | NameMark.State))
            || ((Acting(text, next) || text.Reads(next, "got")) && (Objects.Has(text.Words[then]) && !text.Reads(then, "the") || text.Reads(then, "at")));
    }

    private static bool Does(MarkedText text, int at, int doing)
    {
        var toSomebody = Next(text, doing) is { } next && Objects.Has(text.Words[next]);
        if (Bare.Has(text.Words[doing]))
        {
            return toSomebody && !text.Reads(Next(text, doing)!.Value, "the") && (!Modals.Has(text.Words[at]) || text.Reads(doing, "hit") || text.Reads(doing, "hurt"));
        }

        if (!text.Is(at, NameMark.MassName | NameMark.DayName) || !Causes.Has(text.Words[doing]))
        {
            return true;
        }

        return toSomebody && !(text.Is(at, NameMark.DayName) && text.Reads(doing, "helps"));
    }

    /// <summary>"scares", "picked": what somebody does to somebody, as far as its end says.</summary>
    private static bool Acting(MarkedText text, int at)
    {
        var folded = text.Text.Folded(text.Words[at]);
        return folded.Length >= 4 && (folded[^1] == 's' || folded.EndsWith("ed")) && !MakesFeel.Has(text.Words[at]);
    }

    private static bool Pairs(MarkedText text, int at, int and, bool guarded)
    {
        if (Next(text, and) is not { } other)
        {
            return false;
        }

        var after = Next(text, other);
        if (text.Reads(other, "me") || text.Reads(other, "i"))
        {
            return !guarded || (after is { } went && text.Is(went, NameMark.Doing | NameMark.State));
        }

        if (text.Is(other, NameMark.First) && !text.Is(other, NameMark.NameAndWord))
        {
            return !text.Is(at, NameMark.DayName) || (after is { } are && Being.Has(text.Words[are]) && SaysPerson(text, are, strict: true, likely: false));
        }

        return text.Is(other, NameMark.NameAndWord) && after is { } does
            && ((text.Is(does, NameMark.Doing) && !Causes.Has(text.Words[does])) || (Being.Has(text.Words[does]) && SaysPerson(text, does, strict: true, likely: false)));
    }

    /// <summary>"is my support worker", "was rude to me", "is lovely she helps me".</summary>
    private static bool SaysPerson(MarkedText text, int being, bool strict, bool likely)
    {
        for (int? at = Next(text, being), steps = 0; at is { } word && steps < 5; at = Next(text, word), steps++)
        {
            if (text.Is(word, NameMark.Person) || People.Has(text.Words[word]))
            {
                return Closes(text, word);
            }

            if (OfPeople.Has(text.Words[word]))
            {
                return !strict || Closes(text, word);
            }

            if (OfMany.Has(text.Words[word]) && Next(text, word) is { } then && (text.Reads(then, "she") || text.Reads(then, "he")))
            {
                return true;
            }

            if (likely && OfMany.Has(text.Words[word]) && Closes(text, word))
            {
                return true;
            }

            if (!Between.Has(text.Words[word]))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"Dave and X", "Dave, X".</summary>
    private static bool Listed(MarkedText text, int at, int nameBefore)
    {
        if (nameBefore < 0)
        {
            return false;
        }

        var comma = at - 1 == nameBefore && text.Original[text.Words[at - 1].End] == ',';
        var and = at - 2 == nameBefore && (text.Reads(at - 1, "and") || text.Reads(at - 1, "n") || text.Reads(at - 1, "or"));
        return (and || (comma && !text.Is(at, NameMark.DayName))) && (text.Is(at, NameMark.VerbName) ? Finite(text, at) || Ends(text, at) || FollowedByAnd(text, at) : Closes(text, at));
    }

    /// <summary>"my carer X", "nurse X", "my keyworker is X".</summary>
    private static bool OfPerson(MarkedText text, int at)
    {
        if (SureTitles.Has(text.Words[at - 1]))
        {
            return true;
        }

        if (at > 1 && Being.Has(text.Words[at - 1]) && text.Is(at - 2, NameMark.Person))
        {
            return !text.Is(at, NameMark.DescribingName) && Closes(text, at) && (text.Is(at, NameMark.DayName) ? Ends(text, at) && Leads(text, at - 2) : !text.Is(at, NameMark.VerbName) || Ends(text, at) || Finite(text, at));
        }

        if (!text.Is(at - 1, NameMark.Person) || !(text.Adjoins(at) || Ends(text, at) || text.Original[text.Words[at].End] == ','))
        {
            return false;
        }

        if (People.Has(text.Words[at - 1]))
        {
            return Next(text, at) is { } does && text.Is(does, NameMark.Doing) && !Bare.Has(text.Words[does]);
        }

        if (text.Is(at, NameMark.DayName))
        {
            return Finite(text, at) || (Ends(text, at) && Leads(text, at - 1));
        }

        if (text.Is(at, NameMark.VerbName))
        {
            return Finite(text, at) || (Ends(text, at) && (!Modals.Has(text.Words[at]) || Leads(text, at - 1))) || (FollowedByAnd(text, at) && !Modals.Has(text.Words[at]));
        }

        return text.Is(at, NameMark.DescribingName) ? Closes(text, at) : Next(text, at) is not { } next || !Objects.Has(text.Words[next]) || text.Is(next, NameMark.Determiner);
    }

    /// <summary>"called X", "my name is X".</summary>
    private static bool Named(MarkedText text, int at)
    {
        if (at > 1 && text.Reads(at - 1, "is") && text.Reads(at - 2, "name"))
        {
            return true;
        }

        return text.Is(at - 1, NameMark.Introduction)
            && (!text.Reads(at - 1, "called") || !text.Is(at, NameMark.DayName | NameMark.VerbName) || (at > 1 && (NamedBefore.Has(text.Words[at - 2]) || text.Is(at - 2, NameMark.Person))))
            && (!text.Reads(at - 1, "name") || !text.Is(at, NameMark.DayName | NameMark.VerbName) || Ends(text, at));
    }

    /// <summary>"scared of X", "it was X who", "pushed by X", "went out with X".</summary>
    private static bool PointedAt(MarkedText text, int at)
    {
        if (at < 2)
        {
            return (text.Reads(at - 1, "its") && Singled(text, at)) || (SaidToPeople.Has(text.Words[at - 1]) && !text.Reads(at, "goodness") && !Modals.Has(text.Words[at]) && Closes(text, at));
        }

        var (one, two) = (text.Words[at - 1], text.Words[at - 2]);
        return (text.Reads(at - 1, "of") && Fears.Has(two) && Closes(text, at))
            || (text.Reads(at - 1, "by") && Suffered.Has(two) && Closes(text, at))
            || (text.Reads(at - 1, "with") && (text.Is(at, NameMark.MassName | NameMark.DayName) ? Doing.Has(two) : Together.Has(two)) && Closes(text, at))
            || (text.Reads(at - 1, "to") && text.Reads(at - 2, "happened") && Closes(text, at))
            || (text.Reads(at - 1, "has") && text.Reads(at - 2, "where"))
            || (SaidToPeople.Has(one) && !text.Reads(at, "goodness") && (Ends(text, at) || (Closes(text, at) && !Modals.Has(text.Words[at]))))
            || (Wanting.Has(one) && !text.Is(at, NameMark.DayName) && Next(text, at) is { } back && (text.Reads(back, "back") || text.Reads(back, "as")))
            || (((Being.Has(one) && text.Reads(at - 2, "it")) || text.Reads(at - 1, "its")) && Singled(text, at))
            || (text.Reads(at - 1, "and") && AfterMe(text, at));
    }

    private static bool Singled(MarkedText text, int at)
        => Next(text, at) is { } next && (text.Reads(next, "who") || (!text.Is(at, NameMark.DayName) && (text.Reads(next, "that") || (text.Reads(next, "i") && text.Reads(at - 1, "its")))));

    /// <summary>"me and X went".</summary>
    private static bool AfterMe(MarkedText text, int at)
        => at > 1 && (text.Reads(at - 2, "me") || text.Reads(at - 2, "i")) && (Finite(text, at) || (!text.Is(at, NameMark.VerbName | NameMark.DayName | NameMark.MassName) && Closes(text, at)));

    /// <summary>"thank you X", "thanks to X".</summary>
    private static bool Thanked(MarkedText text, int at)
    {
        var you = at > 1 && text.Reads(at - 1, "you") && text.Reads(at - 2, "thank");
        var to = at > 1 && text.Reads(at - 1, "to") && (text.Reads(at - 2, "thanks") || (at > 2 && text.Reads(at - 2, "you") && text.Reads(at - 3, "thank")));
        var thanks = text.Reads(at - 1, "thanks") || text.Reads(at - 1, "thankyou");
        return (you || to || thanks) && (to || !Modals.Has(text.Words[at]) || Ends(text, at) || Next(text, at) is { } next && text.Reads(next, "for")) && Closes(text, at);
    }

    /// <summary>"i like X": what needs "a" or "the" as a word is a name without it, and so is what can only be said of doing.</summary>
    private static bool Liked(MarkedText text, int at)
    {
        if (!text.Is(at - 1, NameMark.Company) || text.Reads(at - 1, "with") || text.Reads(at - 1, "than") || text.Reads(at - 1, "talking") || (at > 1 && text.Is(at - 2, NameMark.Determiner) && !text.Is(at - 2, NameMark.Link)))
        {
            return false;
        }

        return text.Is(at, NameMark.DayName | NameMark.MassName)
            ? Next(text, at) is { } next && (text.Reads(next, "she") || text.Reads(next, "he") || text.Reads(next, "shes") || text.Reads(next, "hes"))
            : text.Is(at, NameMark.VerbName) ? Ends(text, at) || Finite(text, at) || (Closes(text, at) && !Modals.Has(text.Words[at])) : Closes(text, at);
    }

    /// <summary>The phrase that ends here ("my support worker") opens the sentence.</summary>
    private static bool Leads(MarkedText text, int person)
    {
        var at = person;
        while (at > 0 && !text.EndsSentence(at - 1) && (Kinds.Has(text.Words[at - 1]) || text.Is(at - 1, NameMark.Determiner)))
        {
            at--;
        }

        return at == 0 || text.EndsSentence(at - 1);
    }

    private static bool Finite(MarkedText text, int at)
        => Next(text, at) is { } next
            && text.Is(next, NameMark.Doing | NameMark.State)
            && (!Helping.Has(text.Words[next]) || (!Modals.Has(text.Words[at]) && (text.Reads(next, "never") || text.Reads(next, "always"))))
            && !(Bare.Has(text.Words[next]) && Modals.Has(text.Words[at]));

    private static bool Closes(MarkedText text, int at)
        => Ends(text, at) || text.Original[text.Words[at].End] == ',' || (Next(text, at) is { } next && (Following.Has(text.Words[next]) || text.Is(next, NameMark.Doing | NameMark.State)));

    private static bool Ends(MarkedText text, int at) => at + 1 == text.Words.Length || text.EndsSentence(at);

    private static bool FollowedByAnd(MarkedText text, int at) => Next(text, at) is { } next && text.Reads(next, "and");

    private static int? Next(MarkedText text, int at) => Ends(text, at) ? null : at + 1;
}
