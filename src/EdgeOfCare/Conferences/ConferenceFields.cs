using Google.Protobuf.Collections;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Date = Suite.Types.V1.Date;
using Involvement = Suite.EdgeOfCare.Records.Involvement;

namespace Suite.EdgeOfCare.Conferences;

/// <summary>A conference as somebody asks for it.</summary>
/// <param name="SocialWorker">None if nobody is named.</param>
/// <param name="Further">Case roles beside the social worker and those whom the record knows.</param>
sealed record ConferenceWanted(DateOnly On, string Purpose, string AgreedBy, DateOnly AgreedOn, Involvement? SocialWorker, IReadOnlyList<Involvement> Further)
{
    public ConferenceAsk ToAsk(Guid id, Child child, ConferenceReason reason, bool urgent, DateOnly offeredOn, IReadOnlyList<Involvement> involvements, string by) =>
        new(id, child, On, reason, urgent, Purpose, AgreedBy, AgreedOn, offeredOn, involvements, by);
}

/// <summary>Fields that requests for a conference have in common.</summary>
static class ConferenceFields
{
    const int LongestPurpose = 4_000;
    const int LongestName = 200;
    const int LongestSubject = 128;

    /// <param name="needsSocialWorker">Nobody else can say who it is.</param>
    public static ConferenceWanted Read(Fields fields, DateOnly today, Date? requestedDate, string purpose, string agreedBy, Date? agreedDate,
        string socialWorker, Date? socialWorkerFrom, RepeatedField<ConferenceInvolvement> involvements, bool needsSocialWorker)
    {
        var on = fields.PastDate("requested_date", requestedDate, today);
        var agreedOn = fields.PastDate("agreed_date", agreedDate, today);
        fields.Require(requestedDate is null || agreedDate is null || agreedOn <= on, "agreed_date", "must not be after requested_date");
        return new(
            on,
            fields.Text("purpose", purpose, LongestPurpose),
            fields.Text("agreed_by", agreedBy, LongestName),
            agreedOn,
            ReadSocialWorker(fields, today, socialWorker, socialWorkerFrom, needsSocialWorker),
            fields.Each("involvements", involvements, 0, ConferenceRules.MostFurther, (path, involvement) => ReadInvolvement(fields, path, involvement, today)));
    }

    static Involvement? ReadSocialWorker(Fields fields, DateOnly today, string subject, Date? from, bool needed)
    {
        if (needed || subject.Length > 0)
            return new(fields.Code("social_worker", subject, LongestSubject), InvolvementRole.SocialWorker, fields.PastDate("social_worker_from_date", from, today), null);
        fields.Require(from is null, "social_worker_from_date", "is only for a social_worker");
        return null;
    }

    static Involvement ReadInvolvement(Fields fields, string path, ConferenceInvolvement involvement, DateOnly today)
    {
        var from = fields.PastDate($"{path}.from_date", involvement.FromDate, today);
        var until = fields.OptionalPastDate($"{path}.until_date", involvement.UntilDate, today);
        fields.Require(until is null || involvement.FromDate is null || until >= from, $"{path}.until_date", "must not be before from_date");
        return new(fields.Code($"{path}.subject", involvement.Subject, LongestSubject), fields.Choice($"{path}.role", involvement.Role), from, until);
    }
}
