using FeedbackPipeline.Storing.Cosmos.Measuring;
using FeedbackPipeline.Storing.Cosmos.Tagging;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>Takes away what is known of erased feedback outside its own document. All of it can be done twice.</summary>
internal sealed class CosmosTraces(CosmosAccount account, CosmosPhones phones, CosmosTermBook terms, CosmosLearnedModels models, CosmosForgetting forgetting)
{
    public async Task EraseAsync(FeedbackDocument tombstone, CancellationToken cancellationToken)
    {
        var id = tombstone.Id;
        foreach (var phone in (PhoneDocument?[])[await phones.OfFeedbackAsync(id, cancellationToken), await phones.OfTextAsync(id, cancellationToken)])
        {
            if (phone is not null)
            {
                await phones.ChangeAsync(phone.Pk, known => known.Erase(id), null, cancellationToken);
            }
        }

        await forgetting.ForgetAsync(id, tombstone.Respondent, cancellationToken);
        // After the projection knows: whoever counted the words before, and writes down what they counted, finds that they changed.
        await terms.ForgetAsync(tombstone.Place, tombstone.Received, cancellationToken);
        if (tombstone.Decisions > 0)
        {
            await models.ForgetAsync(cancellationToken);
        }

        if (tombstone.Concerns.Count == 0)
        {
            foreach (var telling in await account.Items.QueryAsync<string>(id, "SELECT VALUE c.id FROM c WHERE c.type = 'concern-told'", cancellationToken))
            {
                await account.Items.DeleteAsync(id, telling, cancellationToken);
            }
        }
    }
}
