using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Records;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>People who ask about fostering.</summary>
sealed partial class Enquiry : Record, ICase<Enquiry>
{
    public static int SchemaVersion => 1;

    public static string Kind => "enquiry";

    public static string NotFoundReason => "ENQUIRY_NOT_FOUND";

    public static Enquiry FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Read<Enquiry>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Write(this);

    public EnquiryState State { get; set; } = EnquiryState.Received;
}
