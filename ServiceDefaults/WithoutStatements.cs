using System.Diagnostics;
using OpenTelemetry;

namespace Suite.ServiceDefaults;

/// <summary>
/// Takes from every span what could tell who a child is: query strings, statement texts and exception events (PostgreSQL
/// puts the offending value into a unique violation's detail).
/// </summary>
sealed class WithoutStatements : BaseProcessor<Activity>
{
    static readonly string[] Unwanted =
    [
        "db.statement", "db.query.text", "url.query", "http.target", "url.full", "http.url",
        "exception.message", "exception.stacktrace", "db.response.detail",
    ];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Unwanted)
            if (data.GetTagItem(tag) is not null)
                data.SetTag(tag, null);
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
    }
}
