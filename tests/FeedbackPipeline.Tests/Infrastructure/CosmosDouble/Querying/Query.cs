using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>What names stand for in one row and, for aggregates, the rows it was made of.</summary>
internal sealed record Row(Dictionary<string, object?> Names, StoredDocument? Document = null, IReadOnlyList<Row>? Group = null)
{
    public Row With(string name, object? value) => this with { Names = new(Names) { [name] = value } };
}

internal delegate object? Expression(Row row);

/// <param name="Text">As written, because a query plan quotes it.</param>
internal sealed record Written(Expression Evaluate, string Text);

internal sealed record Aggregate(string Function, string Argument);

/// <param name="HasAggregate">Somewhere in it; <paramref name="Aggregate"/> only where the item is nothing else.</param>
internal sealed record SelectItem(Written Value, string Name, bool HasAggregate, Aggregate? Aggregate);

internal sealed record OrderItem(Written Value, bool Descending);

/// <summary>A parsed query.</summary>
internal sealed class Query
{
    public bool Distinct { get; set; }
    public bool IsValue { get; set; }
    public bool IsStar { get; set; }
    public long? Top { get; set; }
    public long? Offset { get; set; }
    public long? Limit { get; set; }
    public List<SelectItem> Items { get; } = [];
    public string Root { get; set; } = "c";
    public string FromText { get; set; } = "";
    public List<(string Name, Expression Source)> Joins { get; } = [];
    public Written? Where { get; set; }
    public List<Written> GroupBy { get; } = [];
    public List<OrderItem> OrderBy { get; } = [];

    public bool HasAggregate => Items.Exists(item => item.HasAggregate);

    /// <summary>One row a document, in the order of the container, so that a page can go on after a document.</summary>
    public bool IsPlain => !Distinct && Top == null && Limit == null && Joins.Count == 0 && GroupBy.Count == 0 && OrderBy.Count == 0 && !HasAggregate;

    public Row RowOf(StoredDocument document) => RowOf(document.Body) with { Document = document };

    public Row RowOf(JsonObject body) => new(new() { [Root] = body });
}
