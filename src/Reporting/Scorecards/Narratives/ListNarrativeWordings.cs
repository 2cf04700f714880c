using Google.Protobuf.WellKnownTypes;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Narratives;

/// <summary>What a narrative says and said before, the newest first.</summary>
sealed class ListNarrativeWordings(CaseStore<LineNarrative> narratives, PageTokens pages)
{
    public async Task<ListNarrativeWordingsResponse> Handle(ListNarrativeWordingsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("narrative_id", request.NarrativeId);
        var page = pages.Read<Place>(fields, request, caller);
        fields.ThrowIfAny();

        var narrative = await narratives.Read(id, request, caller, purpose: "", cancellation);
        var wordings = narrative.Wordings.Index().Reverse().Select(w => ToMessage(w.Index + 1, w.Item)).SkipWhile(w => w.Number >= page.After?.Number).Take(page.Limit).ToList();
        var (shown, next) = pages.Cut(wordings, page, w => new Place(w.Number), request, caller);
        return new() { Wordings = { shown }, NextPageToken = next };
    }

    static NarrativeWording ToMessage(int number, Wording wording) => new()
    {
        Number = number,
        Text = wording.Text,
        OwnerRole = wording.OwnerRole,
        OwnerPost = wording.OwnerPost,
        DueDate = wording.DueOn.ToMessage(),
        WrittenTime = Timestamp.FromDateTimeOffset(wording.At),
        WrittenBy = wording.By,
    };

    /// <summary>Where a page ended; a wording that comes meanwhile is before it.</summary>
    sealed record Place(int Number);
}
