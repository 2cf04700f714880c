using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Makes the enquiry a restricted record, or an ordinary one again.</summary>
sealed class SetEnquiryRestriction(CaseStore<Enquiry> enquiries)
{
    const int MostSubjects = 50;

    public Task<SetEnquiryRestrictionResponse> Handle(SetEnquiryRestrictionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var subjects = fields.Each("subjects", request.Subjects, 0, MostSubjects, (path, subject) => fields.Code(path, subject));
        fields.Require(subjects.Distinct().Count() == subjects.Count, "subjects", "must not repeat a subject");
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return enquiries.Change(request, caller, actOn: null, (enquiry, moment) =>
        {
            var events = enquiry.SetRestriction(request.Restricted, subjects, caller);
            return new Changed<SetEnquiryRestrictionResponse>(() => new() { Enquiry = enquiry.ToMessage(moment.Today) }, events) { Purpose = reason };
        }, cancellation);
    }
}
