using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>The host's routes: the real router, first match in the order of names, not the most fitting.</summary>
internal static class FunctionRouter
{
    public static IRouter Build(IApplicationBuilder application, IEnumerable<FunctionFile> functions, Func<FunctionFile, HttpContext, Task> serve)
    {
        var routes = new RouteBuilder(application);
        var constraints = application.ApplicationServices.GetRequiredService<IInlineConstraintResolver>();
        foreach (var function in functions.Where(function => function.Route is not null))
        {
            if (HostRoutes.AreTheHosts($"/{function.Route}"))
            {
                throw new InvalidOperationException($"{function.Name}: the route belongs to the host.");
            }

            routes.Routes.Add(new Route(
                new RouteHandler(context => serve(function, context)),
                function.Name,
                function.Route,
                [],
                function.Methods is { } methods ? new Dictionary<string, object> { ["httpMethod"] = new HttpMethodRouteConstraint([.. methods]) } : new Dictionary<string, object>(),
                [],
                constraints));
        }

        return routes.Build();
    }
}
