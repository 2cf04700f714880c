using System.Diagnostics;
using OpenTelemetry;

namespace Suite.ServiceDefaults;

/// <summary>
/// Takes from every span what could tell who a child is: query strings, statement texts and the texts of exceptions (PostgreSQL
/// puts the offending value into a unique violation's detail).
/// </summary>
sealed class WithoutStatements : BaseProcessor<Activity>
{
    static readonly string[] Unwanted =
    [
        "db.statement", "db.query.text", "url.query", "http.target", "url.full", "http.url",
        "exception.message", "exception.stacktrace", "db.response.detail",
    ];

    // The runtime asks listeners first what to say of an exception in a span; what they say is not overwritten.
    static readonly ActivityListener ExceptionsWithoutText = new()
    {
        ShouldListenTo = _ => true,
        ExceptionRecorder = static (Activity _, Exception _, ref TagList tags) =>
        {
            tags.Add("exception.message", "");
            tags.Add("exception.stacktrace", "");
        },
    };

    static WithoutStatements() => ActivitySource.AddActivityListener(ExceptionsWithoutText);

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Unwanted)
            if (data.GetTagItem(tag) is not null)
                data.SetTag(tag, null);
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
    }
}
