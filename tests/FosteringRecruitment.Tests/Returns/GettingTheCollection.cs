using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using Grpc.Core;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Tests.Reads;
using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Tests.Returns;

public sealed class GettingTheCollection(FosteringService service) : IClassFixture<FosteringService>
{
    const string Analyst = "wendy.lin", EastholtAnalyst = "william.osei";

    async Task<GetFosteringDataCollectionResponse> Get(string username, ReturnFormat format = ReturnFormat.Unspecified, int year = 2027) =>
        await service.For(username).Returns.GetFosteringDataCollectionAsync(new() { Year = year, Format = format });

    async Task<Household> Store()
    {
        var application = SomeRecords.Application(received: new(2026, 4, 2), state: ApplicationState.Approved, ended: new(2026, 9, 24));
        var household = SomeRecords.Household("Amelia Secret", approved: new(2026, 9, 24), restricted: true);
        household.ApplicationId = application.Id;
        await service.Store(SomeRecords.Enquiry(received: new(2026, 4, 1)), SomeRecords.Enquiry(received: new(2026, 4, 30)), SomeRecords.Enquiry(received: new(2026, 3, 31)), SomeRecords.Enquiry(received: new(2026, 5, 1), authority: FosteringService.Eastholt));
        await service.Store(application);
        await service.Store(household);
        await service.StoreEvents(household,
            new HouseholdRegistered { Route = FosteringRoute.Mainstream },
            new PlaceStatusChanged { PlaceNumber = 1, Status = PlaceStatus.Vacant, StatusDate = new DateOnly(2026, 9, 24).ToMessage() },
            new PlaceStatusChanged { PlaceNumber = 2, Status = PlaceStatus.Vacant, StatusDate = new DateOnly(2026, 9, 24).ToMessage() },
            new PlaceStatusChanged { PlaceNumber = 2, Status = PlaceStatus.Filled, StatusDate = new DateOnly(2026, 10, 24).ToMessage() });
        return household;
    }

    [Fact]
    public async Task It_is_counted_from_the_records_and_what_they_announced_of_one_authority()
    {
        var household = await Store();

        var collection = await Get(Analyst);

        string[] Rows(string table) => [.. collection.Tables.Single(t => t.Name == table).Rows.Select(r => string.Join('|', r.Cells))];
        Assert.Equal(
            ["ENQUIRIES", "APPLICATIONS", "WITHDRAWALS", "APPROVALS", "DEREGISTRATIONS", "CARERS", "TERMS", "PLACES", "REVIEWS", "COMPLAINTS", "ALLEGATIONS", "SIBLINGS", "TRANSFERS", "STAYING_PUT", "MOCKINGBIRD", "HOUSEHOLDS"],
            collection.Tables.Select(t => t.Name));
        Assert.All(collection.Tables, t => Assert.All(t.Rows, r => Assert.Equal(t.Columns.Count, r.Cells.Count)));
        Assert.Equal(["01/04/2026|WEBSITE|ONLINE|2"], Rows("ENQUIRIES"));
        Assert.Equal(["MAINSTREAM|VACANT||1", "MAINSTREAM|FILLED||1"], Rows("PLACES"));
        Assert.StartsWith($"{household.Id}|HOUSEHOLD|MAINSTREAM|SHORT_TERM|1|2|1|1|0||02/04/2026|APPROVED|24/09/2026||24/09/2026|", Assert.Single(Rows("HOUSEHOLDS")), StringComparison.Ordinal);
        Assert.Equal((new DateOnly(2026, 4, 1).ToMessage(), new DateOnly(2027, 3, 31).ToMessage(), true), (collection.FromDate, collection.ToDate, collection.Provisional));
        Assert.Equal(["01/05/2026|WEBSITE|ONLINE|1"], (await Get(EastholtAnalyst)).Tables[0].Rows.Select(r => string.Join('|', r.Cells)));
        Assert.DoesNotContain("Secret", collection.ToString(), StringComparison.Ordinal);
        Assert.True(await service.Look<int>("select count(*)::int from audit where rpc = 'suite.fostering_recruitment.v1.GetFosteringDataCollection' and purpose = '2027 ROWS' and subject = 'staff-0023'") > 0);
    }

    [Fact]
    public async Task It_comes_as_files_with_definitions_and_what_is_missing()
    {
        var csv = await Get(Analyst, ReturnFormat.CsvZip);
        var xlsx = await Get(Analyst, ReturnFormat.Xlsx, 2026);

        Assert.Equal(("fostering-data-collection-2027-provisional.zip", "application/zip"), (csv.FileName, csv.ContentType));
        Assert.Empty(csv.Tables);
        using var zip = new ZipArchive(new MemoryStream(csv.File.ToByteArray()));
        Assert.Equal(18, zip.Entries.Count);
        Assert.Equal(["definitions.csv", "data-quality.csv"], new[] { zip.Entries[0].Name, zip.Entries[^1].Name });

        Assert.Equal(("fostering-data-collection-2026.xlsx", false), (xlsx.FileName, xlsx.Provisional));
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(xlsx.File.ToByteArray()), isEditable: false);
        Assert.Equal(18, workbook.WorkbookPart!.WorksheetParts.Count());
    }

    [Fact]
    public async Task It_is_the_same_however_often_it_is_asked_for()
    {
        var first = await Get(Analyst);

        for (var i = 0; i < 8; i++)
            Assert.Equal(first, await Get(Analyst));
    }

    [Fact]
    public async Task A_year_that_has_not_begun_is_refused()
    {
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => Get(Analyst, year: 2028)));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => Get(Analyst, year: 0)));
        Assert.Equal((StatusCode.PermissionDenied, "ROLE_REQUIRED"), await RefusedCall.By(() => Get("yvonne.cartwright")));
        Assert.Equal((StatusCode.PermissionDenied, "ROLE_REQUIRED"), await RefusedCall.By(() => Get("rosa.delgado")));
    }
}
