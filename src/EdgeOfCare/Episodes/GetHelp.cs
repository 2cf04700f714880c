using Suite.EdgeOfCare.Reads;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>What help a child has, or was given for a record of another service.</summary>
sealed class GetHelp(EpisodeSearch search, IAudit audit)
{
    const int Most = 20, LongestRecordId = 64;

    public async Task<GetHelpResponse> Handle(GetHelpRequest request, Caller caller, CancellationToken cancellation)
    {
        // Not Fields.Of: the id is another service's, and may be left out.
        var fields = new Fields();
        var byRecord = request.RequestedByService is not AskingService.Unspecified || request.RequestedByRecordId.Length > 0;
        fields.Require(byRecord != request.ChildReference.Length > 0, "child_reference", "or the record that asked: exactly one of them");
        if (byRecord)
        {
            fields.Choice("requested_by_service", request.RequestedByService);
            fields.Code("requested_by_record_id", request.RequestedByRecordId, LongestRecordId);
        }
        else if (request.ChildReference.Length > 0)
        {
            ChildFields.Reference(fields, "child_reference", request.ChildReference);
        }

        fields.ThrowIfAny();

        var found = byRecord
            ? await search.OfRequester(request.RequestedByService, request.RequestedByRecordId, Caller.System(caller.Authority), cancellation)
            : await search.OfChild(request.ChildReference, caller, cancellation);
        // Who calls through the service that asked has been found there to know of the record that did, and so knows of the help asked for.
        var asked = byRecord && caller.Actor == NameOf(request.RequestedByService);
        var shown = found.Where(episode => episode.MayBeKnownTo(caller) || (asked && !episode.Restricted)).Take(Most).ToList();

        foreach (var id in shown.Select(episode => (Guid?)episode.Id).DefaultIfEmpty())
            await audit.Record(new(caller, CommandFields.RpcOf(request), id, null, "OK"), cancellation);
        return new() { Helps = { shown.Select(episode => episode.ToHelp()) } };
    }

    /// <summary>As which it calls.</summary>
    static string NameOf(AskingService service) => service switch
    {
        AskingService.KinshipAssessment => "kinship-assessment",
        AskingService.FamilyGroupConferences => "family-group-conferences",
        AskingService.FosteringRecruitment => "fostering-recruitment",
        _ => throw new ArgumentOutOfRangeException(nameof(service)),
    };
}
