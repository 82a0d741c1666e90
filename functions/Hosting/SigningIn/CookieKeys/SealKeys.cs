using System.Xml.Linq;
using FeedbackPipeline.Securing;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace FeedbackPipeline.Hosting.SigningIn.CookieKeys;

/// <summary>Seals keys before they leave the process: whoever can read the storage account can still make no cookie.</summary>
internal sealed class SealKeys(Sealing sealing) : IXmlEncryptor
{
    public const string BelongsTo = "data-protection";
    public const string ElementName = "sealed";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
        => new(new XElement(ElementName, sealing.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting), BelongsTo)), typeof(OpenKeys));
}
