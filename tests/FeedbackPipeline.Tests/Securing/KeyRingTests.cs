using System.Security.Cryptography;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Securing;

public sealed class KeyRingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Keys_are_made_once_and_only_their_owner_can_read_them()
    {
        var first = Ring().Current(KeyPurpose.Identity);

        Ring().Current(KeyPurpose.Identity).Bytes.ShouldBe(first.Bytes);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "file modes are a Unix thing");
#pragma warning disable CA1416 // the line above skips
        File.GetUnixFileMode(folder.File("keys/identity.v1.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
#pragma warning restore CA1416
    }

    [Fact]
    public void Whoever_starts_at_the_same_moment_reads_the_same_whole_key()
    {
        for (var start = 0; start < 20; start++)
        {
            var home = new DataFolder(folder.File($"{start}"));
            using var together = new Barrier(8);

            var keys = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).WithExecutionMode(ParallelExecutionMode.ForceParallelism).Select(_ =>
            {
                var ring = new KeyRing(home);
                together.SignalAndWait(TestContext.Current.CancellationToken);
                return Convert.ToHexString(ring.Current(KeyPurpose.Identity).Bytes);
            }).Distinct().ToList();

            keys.ShouldHaveSingleItem();
            Directory.EnumerateFiles(home.File("keys"), "identity*").ShouldHaveSingleItem();
        }
    }

    [Fact]
    public void After_rotation_the_new_key_signs_and_the_old_one_still_opens()
    {
        var text = new Sealing(Ring()).Seal("kept for the lead", "fb_1");
        File.WriteAllBytes(folder.File("keys/sealing.v2.key"), RandomNumberGenerator.GetBytes(32));

        var rotated = new Sealing(Ring());

        rotated.Open(text, "fb_1").ShouldBe("kept for the lead");
        rotated.Seal("new", "fb_1").ShouldStartWith("2.");
    }

    [Fact]
    public void Sealed_words_open_only_for_what_they_belong_to()
    {
        var sealing = new Sealing(Ring());

        Should.Throw<CryptographicException>(() => sealing.Open(sealing.Seal("words", "fb_1"), "fb_2"));
    }

    [Fact]
    public void The_same_key_gives_the_same_receipt_and_another_person_another_token()
    {
        var pseudonyms = new Pseudonyms(Ring());

        pseudonyms.ReceiptOf("fb_1", 0).ShouldBe(new Pseudonyms(Ring()).ReceiptOf("fb_1", 0));
        pseudonyms.ReceiptOf("fb_1", 1).ShouldNotBe(pseudonyms.ReceiptOf("fb_1", 0));
        pseudonyms.CountToken("a").ShouldNotBe(pseudonyms.CountToken("b"));
    }

    public void Dispose() => folder.Dispose();

    private KeyRing Ring() => new(new DataFolder(folder.Path));
}
