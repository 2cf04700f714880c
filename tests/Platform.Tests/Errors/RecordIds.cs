using Google.Protobuf;
using Suite.Platform.Errors;
using Suite.Platform.Tests.Records.V1;
using Xunit;

namespace Suite.Platform.Tests.Errors;

/// <summary>Which field of a request names the record that it is about.</summary>
public sealed class RecordIds
{
    [Fact]
    public void A_command_is_about_what_stands_right_before_the_etag()
    {
        Assert.Equal(("application_id", "a"), Found(new DecideRequest { RequestId = "r", ApplicationId = "a", Etag = "v1", PanelId = "p" }));
        Assert.Equal(("case_id", "c"), Found(new CaseRequest { RequestId = "r", CaseId = "c", CheckId = "k", Etag = "v1" }));
    }

    [Fact]
    public void A_read_is_about_its_first_id() =>
        Assert.Equal(("household_id", "h"), Found(new ReadRequest { View = "v", HouseholdId = "h", PanelId = "p" }));

    [Fact]
    public void What_opens_searches_or_repeats_is_about_no_record_yet()
    {
        Assert.Equal((null, null), Found(new OpenRequest { RequestId = "r", EnquiryId = "e" }));
        Assert.Equal((null, null), Found(new NameRequest { RequestId = "r", Etag = "v1" }));
        Assert.Equal((null, null), Found(new SearchRequest { Text = "t" }));
        Assert.Equal((null, null), Found(new RepeatRequest { RequestId = "r", HouseholdIds = { "h" }, Etag = "v1" }));
    }

    [Fact]
    public void The_id_is_checked_under_its_own_name_and_named_once_however_often_it_is_read()
    {
        var request = new DecideRequest { RequestId = "r", ApplicationId = "a", Etag = "v1" };

        var fields = Fields.Of(request);
        fields.Uuid("application_id", request.ApplicationId);
        var refused = Assert.Throws<RefusedException>(fields.ThrowIfAny);

        Assert.Equal(["request_id", "application_id"], refused.Fields.Select(f => f.Field));
    }

    static (string?, string?) Found(IMessage request) => (CommandFields.CaseIdField(request), CommandFields.CaseId(request));
}
