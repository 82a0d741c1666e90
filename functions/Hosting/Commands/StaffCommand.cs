using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.Commands;

/// <summary>Gives people and scripts access, and takes it away.</summary>
internal static class StaffCommand
{
    private const string Operator = "operator";
    private const string LinkName = "link";

    public static Command Create(Func<IServiceProvider> services)
    {
        var staff = new Command("staff", "Gives people and scripts access, and takes it away.");
        staff.Add(Issue(services, LinkName, "Prints a link that signs one person in, once.", async (tokens, member, root, stop) => $"{root}{await tokens.LinkAsync(member, stop)}"));
        staff.Add(Issue(services, "token", "Prints a token for scripts (Authorization: Bearer …).", (tokens, member, _, stop) => tokens.ScriptTokenAsync(member, stop)));
        staff.Add(Address(services));
        staff.Add(List(services));
        staff.Add(Remove(services));
        return staff;
    }

    private static Command Issue(Func<IServiceProvider> services, string name, string description, Func<IssueTokens, StaffMember, string, CancellationToken, Task<string>> issue)
    {
        var role = new Option<string[]>("--role") { Description = $"One or more of: {string.Join(", ", Roles.All)}.", Required = true, AllowMultipleArgumentsPerToken = true }.AcceptOnlyFromAmong([.. Roles.All]);
        var place = new Option<string?>("--place") { Description = "The place the roles hold at, with everything below; the whole organisation where left out." };
        var id = new Option<string?>("--id") { Description = "A short id without a name in it; one is made where left out." };
        var command = new Command(name, description) { role, place, id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var provider = services();
            var tree = await provider.GetRequiredService<IPlaceBook>().ReadAsync(cancellationToken);
            if (tree.Find(parsed.GetValue(place)) is not { } at)
            {
                await Console.Error.WriteLineAsync($"--place: '{parsed.GetValue(place)}' is not a place we know.");
                return ExitCode.BadInput;
            }

            var member = new StaffMember(parsed.GetValue(id) ?? provider.GetRequiredService<IdFactory>().Next("s_"), parsed.GetValue(role)!, at.Id);
            await provider.GetRequiredService<IStaffBook>().SaveAsync(member, Operator, cancellationToken);
            var address = provider.GetRequiredService<IOptions<OrganisationOptions>>().Value.PublicBaseUrl;
            if (string.IsNullOrEmpty(address) && name == LinkName)
            {
                await Console.Error.WriteLineAsync($"Organisation:PublicBaseUrl is not set, so the link supposes {PipelineApplication.DefaultUrl}.");
            }

            var root = string.IsNullOrEmpty(address) ? PipelineApplication.DefaultUrl : address.TrimEnd('/');
            Console.WriteLine(await issue(provider.GetRequiredService<IssueTokens>(), member, root, cancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Address(Func<IServiceProvider> services)
    {
        var id = new Argument<string>("id");
        var address = new Argument<string?>("address") { Description = "Left out: nothing is sent to them any more.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("address", "Sets the e-mail address a member is told things at, kept sealed.") { id, address };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var given = parsed.GetValue(address)?.Trim();
            if (given is not null && !new EmailAddressAttribute().IsValid(given))
            {
                await Console.Error.WriteLineAsync("address: is not an e-mail address.");
                return ExitCode.BadInput;
            }

            return await services().GetRequiredService<IStaffBook>().SetAddressAsync(parsed.GetValue(id)!, given, Operator, cancellationToken)
                ? ExitCode.Done
                : await UnknownAsync(parsed.GetValue(id)!);
        });
        return command;
    }

    private static async Task<int> UnknownAsync(string id)
    {
        await Console.Error.WriteLineAsync($"id: '{id}' is not a member we know.");
        return ExitCode.BadInput;
    }

    private static Command List(Func<IServiceProvider> services)
    {
        var command = new Command("list", "Lists who has access.");
        command.SetAction(async (_, cancellationToken) =>
        {
            foreach (var member in await services().GetRequiredService<IStaffBook>().ListAsync(cancellationToken))
            {
                Console.WriteLine($"{member.Id}\t{string.Join(',', member.Roles)}\t{member.Place}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(Func<IServiceProvider> services)
    {
        var id = new Argument<string>("id");
        var command = new Command("remove", "Ends a member's access, sessions and tokens at once.") { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            return await services().GetRequiredService<EndAccess>().OfAsync(parsed.GetValue(id)!, Operator, cancellationToken)
                ? ExitCode.Done
                : await UnknownAsync(parsed.GetValue(id)!);
        });
        return command;
    }
}
