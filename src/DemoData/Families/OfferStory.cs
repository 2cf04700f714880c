using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.DemoData.Fostering;
using Suite.FamilyGroupConferences.V1;

namespace Suite.DemoData.Families;

/// <summary>The offer of a meeting before care proceedings, and what follows it.</summary>
static class OfferStory
{
    static readonly string[] Parents = ["MOTHER", "BIRTH_REGISTRATION"];

    public static IEnumerable<Entry> Of(Matter matter, string code, string family, IReadOnlyList<ConferenceChildFacts> children, OfferPlan plan)
    {
        FgdmOffer Offer() => matter.Folder.Of<FgdmOffer>();
        var draw = matter.Draw;
        yield return Do(plan.LetterOn, Post.TeamManager, () => new RecordOfferRequest
        {
            Children = { children },
            LetterDate = plan.LetterOn.ToMessage(),
            OfferInLetter = plan.ExemptOn is null,
            OfferedTo = { plan.Answers.Select((_, i) => new Offeree { Name = draw.Name(i == 0 ? "mother" : "relative", family), PersonReference = $"{code}P{i}", PrBasis = Parents[i] }) },
            Team = ConferenceStory.SocialWorkTeam,
            HistoricEntry = true,
        });
        if (plan.ExemptOn is { } exempt)
            yield return Do(exempt, Post.TeamManager, () => new RecordExemptionRequest { Stage = ExemptionStage.Offer, Reasons = "Sample reasons: contact would have put the child at risk.", DecisionDate = exempt.ToMessage() });
        for (var i = 0; i < plan.Answers.Count; i++)
        {
            var (index, answer) = (i, plan.Answers[i]);
            var on = plan.LetterOn.After(3 + 2 * i);
            if (answer is not OfferResponse.Unspecified)
                yield return Do(on, Post.SocialWorker, () => new RecordOfferAnswerRequest { PersonId = Offer().OfferedTo[index].PersonId, Response = answer, ResponseDate = on.ToMessage() }, $"{i}");
        }

        if (plan.ApplicationOn is { } application)
            yield return Do(application, Post.TeamManager, () => new RecordApplicationIssuedRequest
            {
                Kind = draw.Chance("supervision", 0.25) ? ApplicationKind.SupervisionOrder : ApplicationKind.CareOrder,
                ApplicationDate = application.ToMessage(),
            });
        if (plan.EndedOn is { } ended)
            yield return Do(ended, Post.TeamManager, () => new EndOfferRequest { EndedDate = ended.ToMessage(), ReasonCode = "STEPPED_DOWN" });
        yield return Do(matter.Present, Post.TeamManager, () => new FinishHistoricOfferRequest());
    }

    static Entry Do(DateOnly on, Post by, Func<IMessage?> make, string subject = "") => new(on, by, make, subject);
}
