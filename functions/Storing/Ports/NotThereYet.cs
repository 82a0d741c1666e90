using System.Reflection;

namespace FeedbackPipeline.Storing.Ports;

/// <summary>Stands where a port has nothing behind it; fails when it is asked, not when it is made.</summary>
public class NotThereYet<TPort> : DispatchProxy
    where TPort : class
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException($"{typeof(TPort).Name} is not there for Cosmos DB yet.");
}
