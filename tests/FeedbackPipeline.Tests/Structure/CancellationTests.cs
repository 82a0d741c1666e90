using System.Reflection;
using System.Runtime.CompilerServices;
using FeedbackPipeline.Storing.Cosmos;

namespace FeedbackPipeline.Tests.Structure;

/// <summary>Whoever gives up must be able to stop whatever was asked of the store. That requests really get the token is shown by what is disturbed in Storing/Cosmos.</summary>
public sealed class CancellationTests
{
    private const string Store = "FeedbackPipeline.Storing.";
    private static readonly Type[] all = typeof(CosmosAccount).Assembly.GetTypes();

    [Fact]
    public void Everything_asked_of_a_store_asynchronously_takes_a_token()
    {
        var ports = all.Where(type => type.Namespace?.StartsWith("FeedbackPipeline.Storing.Cosmos", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetInterfaces()).Where(port => port.Assembly == typeof(CosmosAccount).Assembly).Distinct().ToList();

        ports.Count.ShouldBeGreaterThan(25);
        ports.SelectMany(port => port.GetMethods()).Where(IsAsynchronous).Where(method => !TakesToken(method)).Select(Named).ShouldBeEmpty();
    }

    [Fact]
    public void Every_asynchronous_method_of_a_store_takes_a_token_and_none_may_be_left_out()
    {
        var methods = all.Where(type => type.Namespace?.StartsWith(Store, StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => IsAsynchronous(method) && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.IsSpecialName && method.Name is not "RefuseAsync" && !method.Name.Contains('<', StringComparison.Ordinal)).ToList();

        methods.Count.ShouldBeGreaterThan(200);
        methods.Where(method => !TakesToken(method) && method.Name != nameof(IAsyncDisposable.DisposeAsync)).Select(Named).ShouldBeEmpty();
        methods.SelectMany(method => method.GetParameters()).Where(parameter => parameter.ParameterType == typeof(CancellationToken) && parameter.IsOptional && parameter.Member.DeclaringType?.Namespace?.Contains("Cosmos", StringComparison.Ordinal) == true)
            .Select(parameter => Named((MethodInfo)parameter.Member)).ShouldBeEmpty();
    }

    private static bool IsAsynchronous(MethodInfo method)
        => method.ReturnType is { IsGenericType: true } type
            ? type.GetGenericTypeDefinition() is var of && (of == typeof(Task<>) || of == typeof(ValueTask<>) || of == typeof(IAsyncEnumerable<>))
            : method.ReturnType == typeof(Task) || method.ReturnType == typeof(ValueTask);

    private static bool TakesToken(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken));

    private static string Named(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
