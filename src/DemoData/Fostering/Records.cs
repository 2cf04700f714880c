using Google.Protobuf;
using Google.Protobuf.Reflection;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Fostering;

/// <summary>The records of one life as the service last answered them, and what a request has to say about the one that it changes.</summary>
sealed class Records
{
    public Enquiry? Enquiry { get; private set; }
    public Application? Application { get; private set; }
    public Household? Household { get; private set; }
    public Panel? Panel { get; private set; }
    public Constellation? Constellation { get; private set; }
    public ReferenceData? ReferenceData { get; private set; }

    /// <summary>Takes every record over that an answer holds.</summary>
    public void Take(IMessage answer)
    {
        foreach (var field in answer.Descriptor.Fields.InDeclarationOrder())
            if (field is { FieldType: FieldType.Message, IsRepeated: false } && field.Accessor.GetValue(answer) is { } record)
                Replace(record);
    }

    void Replace(object record)
    {
        switch (record)
        {
            case Enquiry enquiry:
                Enquiry = enquiry;
                break;
            case Application application:
                Application = application;
                break;
            case Household household:
                Household = household;
                break;
            case Panel panel:
                Panel = panel;
                break;
            case Constellation constellation:
                Constellation = constellation;
                break;
            case ReferenceData reference:
                ReferenceData = reference;
                break;
        }
    }

    /// <summary>Names the record that a request changes, in the version last seen.</summary>
    /// <returns>Whether it changes one.</returns>
    public bool Address(IMessage request)
    {
        if (request.Descriptor.FindFieldByName("etag") is not { } etag)
            return false;
        var id = request.Descriptor.FindFieldByNumber(IdField);
        var (value, version) = Of(id.Name);
        id.Accessor.SetValue(request, value);
        etag.Accessor.SetValue(request, version);
        return true;
    }

    // Requests name the record they change right after their own id.
    const int IdField = 2;

    (string Id, string Etag) Of(string idField) => idField switch
    {
        "enquiry_id" => (Enquiry!.EnquiryId, Enquiry.Etag),
        "application_id" => (Application!.ApplicationId, Application.Etag),
        "household_id" => (Household!.HouseholdId, Household.Etag),
        "panel_id" => (Panel!.PanelId, Panel.Etag),
        "constellation_id" => (Constellation!.ConstellationId, Constellation.Etag),
        "reference_data_id" => (ReferenceData!.ReferenceDataId, ReferenceData.Etag),
        _ => throw new InvalidOperationException($"No record is named by {idField}."),
    };

    /// <summary>What to ask for in order to see every record as it stands: one question leads to the next.</summary>
    public IEnumerable<IMessage> Questions()
    {
        if (Enquiry is not null)
            yield return new GetEnquiryRequest { EnquiryId = Enquiry.EnquiryId };
        if ((Application?.ApplicationId ?? Enquiry?.ApplicationId) is { Length: > 0 } application)
            yield return new GetApplicationRequest { ApplicationId = application };
        if ((Household?.HouseholdId ?? Application?.HouseholdId) is { Length: > 0 } household)
            yield return new GetHouseholdRequest { HouseholdId = household };
        if (Panel is not null)
            yield return new GetPanelRequest { PanelId = Panel.PanelId };
        if (Constellation is not null)
            yield return new GetConstellationRequest { ConstellationId = Constellation.ConstellationId };
        if (ReferenceData is not null)
            yield return new GetReferenceDataRequest();
    }
}
