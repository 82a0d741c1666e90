using System.Data.Common;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.Commands;

/// <summary>Turns what an operator can put right into one clear line and an exit code; anything else is a defect and keeps its trace.</summary>
internal static class Outcomes
{
    public static async Task<int> GuardAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (OptionsValidationException invalid)
        {
            return await SayAsync($"A setting is not valid. {string.Join(" ", invalid.Failures)}", ExitCode.BadInput);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return await SayAsync(unreadable.Message, ExitCode.BadInput);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            return await SayAsync($"{taken.Message} Choose another with --urls.", ExitCode.Unreachable);
        }
        catch (IOException unusable)
        {
            return await SayAsync(unusable.Message, ExitCode.Unreachable);
        }
        catch (DbException unusable)
        {
            return await SayAsync($"The store cannot be used. {unusable.Message} Put back a backup of feedback.db if it is damaged; doctor looks again.", ExitCode.Unreachable);
        }
        catch (StoreUnavailableException away)
        {
            return await SayAsync($"{away.Message} {away.InnerException?.Message.Split('\n')[0]}", ExitCode.Unreachable);
        }
        catch (IntakeUnavailableException closed)
        {
            return await SayAsync($"{closed.Message} Nothing more was taken; run it again.", ExitCode.Unreachable);
        }
    }

    private static async Task<int> SayAsync(string message, int code)
    {
        await Console.Error.WriteLineAsync(message);
        return code;
    }
}
