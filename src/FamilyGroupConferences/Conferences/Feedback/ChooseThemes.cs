using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records what a comment is about, as codes.</summary>
sealed class ChooseThemes(CaseStore<Conference> conferences, Pseudonyms pseudonyms)
{
    const int MostThemes = 5;

    public Task<ChooseThemesResponse> Handle(ChooseThemesRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var feedbackId = fields.Uuid("feedback_id", request.FeedbackId);
        var themes = fields.Each("themes", request.Themes, 1, MostThemes, fields.Choice);
        fields.Require(themes.Distinct().Count() == themes.Count, "themes", "must not repeat a theme");
        var tone = fields.Choice("tone", request.Tone);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: null, (conference, moment) =>
        {
            var events = conference.ChooseThemes(feedbackId, themes, tone);
            return new Changed<ChooseThemesResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
