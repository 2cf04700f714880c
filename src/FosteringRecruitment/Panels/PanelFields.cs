using Google.Protobuf.Collections;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>The members of a panel as requests bring them.</summary>
static class PanelFields
{
    public const int MostMembers = 30;

    public const int MostMatters = 100;

    public static IReadOnlyList<Seat> ReadMembers(Fields fields, RepeatedField<PanelMember> members)
    {
        var seats = fields.Each("members", members, 0, MostMembers, (path, member) => new Seat(
            fields.Code(path + ".subject", member.Subject, max: 128),
            (PanelRole)fields.Choice(path + ".role", member.Role),
            member.SocialWorkExperience));
        fields.Require(seats.DistinctBy(s => s.Subject).Count() == seats.Count, "members", "must not repeat anybody");
        return seats;
    }
}
