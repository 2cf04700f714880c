#pragma warning disable
using Google.Protobuf;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Panels
{
    sealed class PanelReader(CaseStore<Panel> panels)
    {
        public async Task<PanelToListFor> Find(Guid panelId, Platform.Identity.Caller caller, CancellationToken cancellation) => new(await panels.Find(panelId, caller, cancellation), 0);
    }

    readonly record struct PanelToListFor(Panel? Panel, int Matters)
    {
        public Panel ToListFor()
        {
            if (Panel is null)
                throw Refuse.NotFound("PANEL_NOT_FOUND", "There is no such record.");
            Panel.RequireOpen();
            Panel.RequireRoom(Matters);
            return Panel;
        }
    }

    sealed partial class Panel
    {
        public void RequireOpen()
        {
            if (State is not PanelState.Scheduled)
                throw Refuse.Precondition("PANEL_NOT_OPEN", "Matters are listed for a panel that is still to be held.", FosteringRules.PanelCitation);
        }

        public void RequireRoom(int listed)
        {
            if (Capacity > 0 && listed >= Capacity)
                throw Refuse.Precondition("PANEL_FULL", "The panel takes no more matters.");
        }

        public PanelSittingEntry SittingOn(Guid itemId)
        {
            if (State is not PanelState.Held)
                throw Refuse.Precondition("PANEL_NOT_HELD", "A recommendation follows the meeting of the panel.", FosteringRules.PanelCitation);
            return new(On, [.. Members.Where(m => Attended.Contains(m.Subject)).Select(m => new PanelMemberEntry(m.Subject, m.Role, Conflicts.Exists(c => c.Subject == m.Subject && c.ItemId == itemId)))],
                Joint, PanelRecommendation.Unspecified, "", PapersSentOn);
        }
    }
}

namespace Suite.FosteringRecruitment.Applications
{
    static class TermsFields
    {
        public static Terms ReadTerms(Fields fields, string path, ApprovalTerms? terms)
        {
            if (terms is null)
            {
                fields.Add(path, "is required");
                return new(0, 0, 0, default, [], false, []);
            }

            return new(terms.MaxChildren, terms.AgeMin, terms.AgeMax, terms.Sex, terms.PlacementTypes, terms.SiblingsTogether, terms.NamedChildReferences);
        }

        public static ApprovalTerms ToMessage(this Terms terms) => new()
        {
            MaxChildren = terms.MaxChildren,
            AgeMin = terms.AgeMin,
            AgeMax = terms.AgeMax,
            Sex = terms.Sex,
            PlacementTypes = { terms.PlacementTypes },
            SiblingsTogether = terms.SiblingsTogether,
            NamedChildReferences = { terms.NamedChildReferences },
        };
    }
}

namespace Suite.FosteringRecruitment.Records
{
    static class DeadlineMessages
    {
        public static Deadline ToMessage(this DueItem item) => new()
        {
            Rule = item.Rule,
            SubjectId = item.Subject,
            DueDate = item.DueOn.ToMessage(),
            WarningDates = { item.WarnOn.Select(d => d.ToMessage()) },
            Citation = item.Citation,
            BlockedBy = item.BlockedBy,
        };
    }
}

namespace Suite.FosteringRecruitment
{
    static class Texts
    {
        public const int Longest = 20_000;
    }
}

namespace Suite.FosteringRecruitment.Reference
{
    sealed partial class ReferenceData
    {
        public Allowances? AllowancesOn(DateOnly day) => Allowances.FindLast(a => a.From <= day);
        public Fees? FeesOn(DateOnly day) => Fees.FindLast(a => a.From <= day);
    }
}
