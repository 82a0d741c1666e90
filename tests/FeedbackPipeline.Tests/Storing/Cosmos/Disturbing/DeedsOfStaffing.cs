using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

internal static class DeedsOfStaffing
{
    private const string Ann = "s_ann";

    private static CancellationToken Stop => Caller.Token;

    public static IEnumerable<Deed> All =>
    [
        new("a place saved", _ => Task.CompletedTask, (_, store) => store.GetRequiredService<IPlaceBook>().SaveAsync(new("elm", "organisation", PlaceKind.Service, "Elm House"), Stop)),
        new("a member added", _ => Task.CompletedTask, (_, store) => AddAsync(store)),
        new("a member's address set", MemberAsync, (_, store) => store.GetRequiredService<IStaffBook>().SetAddressAsync(Ann, "ann@example.org", "operator", Stop)),
        new("a member removed", MemberAsync, (_, store) => store.GetRequiredService<IStaffBook>().RemoveAsync(Ann, "operator", Stop)),
        new("a link made", MemberAsync, (world, store) => store.GetRequiredService<IStaffBook>().AddTokenAsync(Link(world), Stop)),
        new("a link used", LinkedAsync, (_, store) => store.GetRequiredService<IStaffBook>().UseLinkAsync("hash", Stop)),
        new("a code made", MemberAsync, (world, store) => store.GetRequiredService<ISignInCodes>().AddAsync(Code(world), 3, world.Now.AddHours(-1), Stop)),
        new("a code used", CodedAsync, (_, store) => store.GetRequiredService<ISignInCodes>().UseAsync("request", "123456", Stop)),
        new("a code guessed wrongly", CodedAsync, (_, store) => store.GetRequiredService<ISignInCodes>().UseAsync("request", "654321", Stop)),
        new("a work account kept", MemberAsync, (_, store) => store.GetRequiredService<IWorkAccounts>().SaveAsync("hash", new(Ann, true), Stop)),
        new("a sign-in recorded", MemberAsync, (_, store) => store.GetRequiredService<IWorkAccounts>().RecordSignInAsync(Ann, "work account", Stop)),
    ];

    private static Task AddAsync(IServiceProvider store) => store.GetRequiredService<IStaffBook>().SaveAsync(new(Ann, ["reviewer"], "organisation"), "operator", Stop);

    private static Task MemberAsync(CosmosWorld world) => AddAsync(world.Open());

    private static StaffToken Link(CosmosWorld world) => new("hash", StaffTokenKind.Link, Ann, world.Now, world.Now.AddMinutes(15));

    private static async Task LinkedAsync(CosmosWorld world)
    {
        await MemberAsync(world);
        await world.Open().GetRequiredService<IStaffBook>().AddTokenAsync(Link(world), Stop);
    }

    private static SignInCode Code(CosmosWorld world) => new("request", "123456", Ann, world.Now, world.Now.AddMinutes(15));

    private static async Task CodedAsync(CosmosWorld world)
    {
        await MemberAsync(world);
        await world.Open().GetRequiredService<ISignInCodes>().AddAsync(Code(world), 3, world.Now.AddHours(-1), Stop);
    }
}
