using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>The binary rows (HybridRow over RecordIO) in which the SDK sends a batch and takes its results.</summary>
internal static class BatchRows
{
    private const int RowSize = 4096;
    private static readonly Namespace Schemas = Load();
    private static readonly LayoutResolverNamespace Resolver = new(Schemas);
    private static readonly Layout Results = Resolver.Resolve(Schemas.Schemas.Find(schema => schema.Name == "BatchResult")!.SchemaId);

    public static async Task<List<BatchOperation>> ReadAsync(byte[] body)
    {
        var operations = new List<BatchOperation>();
        using var stream = new MemoryStream(body);
        var result = await stream.ReadRecordIOAsync(
            (Func<ReadOnlyMemory<byte>, Result>)(record => Read(record, operations)), resizer: new MemorySpanResizer<byte>(Math.Max(64, body.Length)));
        return result == Result.Success ? operations : throw new InvalidOperationException($"The batch cannot be read: {result}.");
    }

    public static async Task<byte[]> WriteAsync(IReadOnlyList<Answer> answers)
    {
        using var stream = new MemoryStream();
        var resizer = new MemorySpanResizer<byte>(RowSize);
        var result = await stream.WriteRecordIOAsync(default(Segment), (long place, out ReadOnlyMemory<byte> buffer) =>
        {
            buffer = default;
            return place < answers.Count ? Write(answers[(int)place], resizer, out buffer) : Result.Success;
        });
        return result == Result.Success ? stream.ToArray() : throw new InvalidOperationException($"The results cannot be written: {result}.");
    }

    private static Result Read(ReadOnlyMemory<byte> record, List<BatchOperation> operations)
    {
        var row = new RowBuffer(record.Length);
        if (!row.ReadFrom(record.Span, HybridRowVersion.V1, Resolver))
        {
            return Result.Failure;
        }

        var reader = new RowReader(ref row);
        var operation = new BatchOperation();
        while (reader.Read())
        {
            var result = ReadField(ref reader, operation);
            if (result != Result.Success)
            {
                return result;
            }
        }

        operations.Add(operation);
        return Result.Success;
    }

    private static Result ReadField(ref RowReader reader, BatchOperation operation)
    {
        var result = Result.Success;
        string text;
        switch (reader.Path.ToString())
        {
            case "operationType":
                result = reader.ReadInt32(out var type);
                operation.Type = type;
                break;
            case "partitionKey":
                result = reader.ReadString(out text);
                operation.PartitionKey = text;
                break;
            case "id":
                result = reader.ReadString(out text);
                operation.Id = text;
                break;
            case "resourceBody":
                result = reader.ReadBinary(out byte[] body);
                operation.Body = body;
                break;
            case "ifMatch":
                result = reader.ReadString(out text);
                operation.IfMatch = text;
                break;
            case "ifNoneMatch":
                result = reader.ReadString(out text);
                operation.IfNoneMatch = text;
                break;
        }

        return result;
    }

    private static Result Write(Answer answer, MemorySpanResizer<byte> resizer, out ReadOnlyMemory<byte> buffer)
    {
        var row = new RowBuffer(RowSize, resizer);
        row.InitLayout(HybridRowVersion.V1, Results, Resolver);
        var result = RowWriter.WriteBuffer(ref row, answer, WriteFields);
        buffer = resizer.Memory[..row.Length].ToArray();
        return result;
    }

    private static Result WriteFields(ref RowWriter writer, TypeArgument type, Answer answer)
    {
        var result = writer.WriteInt32("statusCode", answer.Status);
        if (result == Result.Success)
        {
            result = writer.WriteInt32("subStatusCode", 0);
        }

        if (result == Result.Success && answer.ETag is { } etag)
        {
            result = writer.WriteString("eTag", etag);
        }

        if (result == Result.Success && answer.Body.Length > 0)
        {
            result = writer.WriteBinary("resourceBody", answer.Body);
        }

        return result == Result.Success ? writer.WriteFloat64("requestCharge", answer.Charge) : result;
    }

    private static Namespace Load()
    {
        using var stream = typeof(CosmosClient).Assembly.GetManifestResourceStream("Microsoft.Azure.Cosmos.Batch.HybridRowBatchSchemas.json")
            ?? throw new InvalidOperationException("This version of the SDK keeps its schemas elsewhere.");
        using var reader = new StreamReader(stream);
        return Namespace.Parse(reader.ReadToEnd());
    }
}

internal sealed class BatchOperation
{
    public int Type { get; set; }
    public string? PartitionKey { get; set; }
    public string? Id { get; set; }
    public string? IfMatch { get; set; }
    public string? IfNoneMatch { get; set; }
    public byte[] Body { get; set; } = [];
}
