namespace FeedbackPipeline.Measuring.Registering;

/// <summary>How printed sheets look: one a page, large type, a line to fold at.</summary>
internal static class CardStyle
{
    public const string Css =
        """
        body { font-family: Arial, Helvetica, sans-serif; font-size: 16pt; line-height: 1.5; color: #1b1f24; background: #fff; margin: 1rem; }
        h1, h2, h3 { line-height: 1.25; margin: 0 0 .5rem; }
        p { margin: 0 0 .5rem; max-width: 60ch; }
        .sheet { border: 1px solid #6b7680; padding: 1rem; margin: 1rem 0; max-width: 42rem; }
        .card { display: none; }
        .card__code { width: 60mm; height: 60mm; background: #fff; }
        .link { font-weight: 700; font-size: 18pt; overflow-wrap: anywhere; }
        @media print {
          h1, .note { display: none; }
          body { margin: 0; }
          .sheet { border: 0; margin: 0; padding: 0; max-width: none; break-after: page; }
          .outside { height: 120mm; border-bottom: 1px dashed #1b1f24; }
          .card { display: block; padding-top: 8mm; }
        }
        """;
}
