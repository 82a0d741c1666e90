using System.Text;
using CsvHelper;
using FeedbackPipeline.Measuring.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Registering;

/// <summary>The two files of new invitations: a list, and a page to print. Opened before anything is kept, since codes can not be read back; only the owner may read them.</summary>
internal sealed class WriteInvitations : IDisposable
{
    private readonly string? list;
    private readonly string page;
    private readonly List<FileStream> open = [];

    /// <param name="list">Null where only the page is wanted.</param>
    /// <exception cref="UnusableFileException">A file exists already or can not be written.</exception>
    public WriteInvitations(string? list, string page)
    {
        (this.list, this.page) = (list, page);
        try
        {
            foreach (var path in new[] { list, page }.OfType<string>())
            {
                open.Add(Create(path));
            }
        }
        catch
        {
            Discard();
            throw;
        }
    }

    public async Task WriteAsync(string place, IReadOnlyList<NewInvitation> sheets, ComposeCards cards, CancellationToken cancellationToken)
    {
        await open[^1].WriteAsync(Encoding.UTF8.GetBytes(cards.Page(place, sheets)), cancellationToken);
        if (list is not null)
        {
            await using var text = new StreamWriter(open[0], new UTF8Encoding(false), leaveOpen: true);
            await using var csv = CsvWriter.Create(text);
            csv.WriteRecord(["key", "place", "code", "link"]);
            foreach (var sheet in sheets)
            {
                csv.WriteRecord([sheet.Key, sheet.Place, InvitationCode.Shown(sheet.Code), cards.LinkOf(sheet.Code)]);
            }
        }
    }

    /// <summary>Takes the files away again: there was nothing to write.</summary>
    public void Discard()
    {
        Dispose();
        foreach (var file in open)
        {
            File.Delete(file.Name);
        }
    }

    public void Dispose() => open.ForEach(file => file.Dispose());

    public override string ToString() => list is null ? page : $"{list}, {page}";

    private static FileStream Create(string path)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return new(path, options);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableFileException(path, null, "can not be made, or is there already. Invitations are never written over: give another name.");
        }
    }
}
