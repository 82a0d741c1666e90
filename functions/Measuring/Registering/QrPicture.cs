using System.Text;
using QRCoder;

namespace FeedbackPipeline.Measuring.Registering;

/// <summary>A link as a QR code in one SVG path, with the quiet zone of four modules that scanners need.</summary>
internal static class QrPicture
{
    public static string Svg(string link)
    {
        using var data = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        var size = data.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (data.ModuleMatrix[y][x])
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return $"<svg class=\"card__code\" role=\"img\" aria-label=\"Picture for your phone\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\"><path d=\"{path}\" /></svg>";
    }
}
