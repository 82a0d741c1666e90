using System.Xml.Linq;
using FeedbackPipeline.Securing;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace FeedbackPipeline.Hosting.SigningIn.CookieKeys;

/// <summary>Opens what <see cref="SealKeys"/> sealed; the framework makes it by its name.</summary>
internal sealed class OpenKeys(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(services.GetRequiredService<Sealing>().Open(encryptedElement.Value, SealKeys.BelongsTo));
}
