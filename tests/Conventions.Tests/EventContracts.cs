using System.Collections;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Records;
using Suite.Types.V1;
using Xunit;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace Suite.Conventions.Tests;

/// <summary>What is announced: its JSON stays as it was released, and it holds nothing that tells who a child is.</summary>
public sealed partial class EventContracts
{
    static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation());

    public static TheoryData<string> Types => [.. Repository.Events.Select(e => e.Type)];

    [Fact]
    public void Every_message_of_an_events_package_is_an_event()
    {
        var without = Repository.Contracts.Where(file => file.Package.Contains(".events."))
            .SelectMany(file => file.MessageTypes)
            .Where(message => Repository.Events.All(e => e.Message != message))
            .Select(message => message.FullName);

        Assert.Empty(without);
        Assert.NotEmpty(Repository.Events);
    }

    [Fact]
    public void Every_event_type_is_named_once_and_in_the_field_s_form()
    {
        Assert.Equal(Repository.Events.Count, Repository.Events.Select(e => e.Type).Distinct().Count());
        Assert.All(Repository.Events, e => Assert.Matches(TypeForm(), e.Type));
    }

    /// <summary>Set SUITE_WRITE_GOLDEN=1 to write the files of new events; a change to an old file is a change of contract.</summary>
    [Theory, MemberData(nameof(Types))]
    public void The_json_of_an_event_stays_as_it_was_released(string type)
    {
        var message = Filled(Repository.Events.Single(e => e.Type == type).Message);
        var path = Path.Combine(Repository.Root, "tests/Conventions.Tests/Golden", type + ".json");
        var json = Formatter.Format(message) + "\n";
        if (Environment.GetEnvironmentVariable("SUITE_WRITE_GOLDEN") == "1" && !File.Exists(path))
            File.WriteAllText(path, json);

        Assert.True(File.Exists(path), $"{type} has no golden file; write it with SUITE_WRITE_GOLDEN=1.");
        Assert.Equal(File.ReadAllText(path), json);
        Assert.Equal(message, new JsonParser(JsonParser.Settings.Default).Parse(json, message.Descriptor));
    }

    [Fact]
    public void Every_golden_file_belongs_to_an_event()
    {
        var files = Repository.Files("tests/Conventions.Tests/Golden", "*.json").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(Repository.Events.Select(e => e.Type).Order(StringComparer.Ordinal), files);
    }

    /// <summary>Text in an event is an id, a key or a code: each text field is here by name, with what it holds.</summary>
    [Fact]
    public void Events_hold_no_text_but_ids_keys_and_codes()
    {
        string[] allowed =
        [
            "child_key", "child_keys", "carer_keys", "approved_child_keys", // keyed hashes
            "person_key", "sibling_group_key",
            "person_id", "check_id", "subject_id",                           // opaque ids of the case
            "enquiry_id", "previous_enquiry_id", "application_id", "panel_id", "household_id", "kinship_case_id", "placement_id", "staying_put_id",
            "exemption_id", "proposal_id", "investigation_id", "complaint_id", "constellation_id", "help_id", "remote_id",
            "episode_id", "previous_episode_id", "family_id", "care_risk_id", "intervention_id", "goal_id", "spell_id", "stay_id", "shared_id",
            "ask_id", "conference_id", "requested_by_record_id", "offer_id", "participant_id", "session_id", "plan_id", "feedback_id", "decision_id",
            "coordinator_key",                                               // keyed hash of a member of staff
            "source_code", "campaign_code",
            "template_id", "measure_code", "part_code", "breakdown_code", "owner_role", "committee_code",
            "content_hash",                                                  // of a published snapshot
            "team", "reason", "reason_code", "concern_code", "requested_by_service", "destination", "placement_code", "police_force", "code", "rule", "alert_roles", "section", "rule_version",
        ];

        var texts = from e in Repository.Events
                    from field in e.Message.Fields.InDeclarationOrder()
                    where field.FieldType is FieldType.String or FieldType.Bytes && !allowed.Contains(field.Name)
                    select $"{e.Type}.{field.Name}";

        Assert.Empty(texts);
    }

    /// <summary>Records say how urgent a warning is by the platform's enum; the number goes into the event as it is.</summary>
    [Fact]
    public void A_warning_is_as_urgent_in_every_services_events()
    {
        var urgencies = Enum.GetValues<WarningUrgency>().Select(urgency => ($"WARNING_SEVERITY_{urgency}".ToUpperInvariant(), (int)urgency)).ToList();
        var severities = Repository.Contracts.SelectMany(file => file.EnumTypes).Where(type => type.Name == "WarningSeverity").ToList();

        Assert.NotEmpty(severities);
        Assert.All(severities, severity => Assert.Equal(urgencies, severity.Values.Where(value => value.Number > 0).Select(value => (value.Name, value.Number))));
    }

    /// <summary>Set SUITE_WRITE_GOLDEN=1 to write schemas, AsyncAPI document and catalogue anew.</summary>
    [Fact]
    public void What_subscribers_read_says_what_the_protos_say()
    {
        if (Environment.GetEnvironmentVariable("SUITE_WRITE_GOLDEN") == "1")
        {
            foreach (var (path, text) in EventDocuments.All)
                File.WriteAllText(Path.Combine(Repository.Root, path), text);
            foreach (var path in EventDocuments.Left().ToList())
                File.Delete(Path.Combine(Repository.Root, path));
        }

        Assert.Empty(EventDocuments.Left());
        Assert.Empty(EventDocuments.All.Where(file => Read(file.Key) != file.Value).Select(file => $"{file.Key} is old; write it with SUITE_WRITE_GOLDEN=1"));

        static string Read(string path) => File.Exists(Path.Combine(Repository.Root, path)) ? File.ReadAllText(Path.Combine(Repository.Root, path)) : "";
    }

    /// <summary>The one part of the contract that buf does not look at: the type is an option of the message, and routing key and schema are named after it.</summary>
    [Fact]
    public void A_released_event_keeps_its_type()
    {
        var released = TypesOf(FileDescriptorSet.Parser.WithExtensionRegistry([EventExtensions.EventType])
            .ParseFrom(File.ReadAllBytes(Path.Combine(Repository.Root, "protos/released.binpb"))));

        Assert.NotEmpty(released);
        Assert.Empty(released.Except(Repository.Events.Select(e => (e.Message.FullName, e.Type))));

        static List<(string Message, string Type)> TypesOf(FileDescriptorSet image) =>
        [
            .. from file in image.File
               from message in file.MessageType
               where message.Options?.HasExtension(EventExtensions.EventType) is true
               select ($"{file.Package}.{message.Name}", message.Options.GetExtension(EventExtensions.EventType)),
        ];
    }

    /// <summary>A message with something in every field, always the same.</summary>
    static IMessage Filled(MessageDescriptor descriptor)
    {
        var message = descriptor.Parser.ParseFrom([]);
        foreach (var field in descriptor.Fields.InDeclarationOrder())
        {
            if (field.IsRepeated)
            {
                ((IList)field.Accessor.GetValue(message)).Add(Value(field, 1));
                ((IList)field.Accessor.GetValue(message)).Add(Value(field, 2));
            }
            else
            {
                field.Accessor.SetValue(message, Value(field, 1));
            }
        }

        return message;
    }

    static object Value(FieldDescriptor field, int n) => field.FieldType switch
    {
        FieldType.String => $"{field.Name}-{n}",
        FieldType.Bool => true,
        FieldType.Int32 => n,
        FieldType.Int64 => (long)n,
        FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, n),
        FieldType.Message when field.MessageType == PlaceNeed.Descriptor => Filled(PlaceNeed.Descriptor),
        FieldType.Message when field.MessageType == Timestamp.Descriptor => new Timestamp { Seconds = 1_772_000_000 + n },
        FieldType.Message when field.MessageType == Date.Descriptor => new Date { Year = 2026, Month = 3, Day = n },
        _ => throw new NotSupportedException($"{field.FullName}: say here how an event field of type {field.FieldType} is filled."),
    };

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v[1-9]$")]
    private static partial Regex TypeForm();
}
