using System.Text;
using System.Text.Encodings.Web;

namespace Suite.DevIdentity;

/// <summary>Says in plain HTML what this is, who can sign in, and how.</summary>
static class IndexPage
{
    public static IResult Show(HttpRequest request)
    {
        var rows = new StringBuilder();
        foreach (var person in SampleStaff.All)
        {
            rows.Append($"""
                      <tr><th scope="row">{Html(person.Name)}</th><td><code>{Html(person.Username)}</code></td><td>{Html(person.Authority)}</td><td>{Html(string.Join(", ", person.Roles))}</td><td>{Html(string.Join(", ", person.Teams))}</td></tr>

                """);
        }

        return Results.Content($$"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Development sign-in – children's services suite</title>
              <style>
                body { font-family: sans-serif; line-height: 1.5; max-width: 70rem; margin: 0 auto; padding: 1rem; color: #1d1d1d; background: #fff; }
                table { border-collapse: collapse; } th, td { text-align: left; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid #767676; }
                caption { text-align: left; font-weight: bold; padding: .5rem 0; } pre, .wide { overflow-x: auto; } pre { background: #f3f3f3; padding: 1rem; }
                a:focus, [tabindex]:focus { outline: 3px solid #1d1d1d; outline-offset: 2px; }
              </style>
            </head>
            <body>
              <main>
                <h1>Development sign-in</h1>
                <p>This issuer hands out tokens for trying the suite on a developer's machine. Everybody listed here is invented, and the passwords
                  are in the documentation, so it refuses to run outside the Development environment. A live system uses the council's own sign-in service.</p>
                <h2>Get a token</h2>
                <pre tabindex="0" aria-label="Command that asks for a token"><code>curl {{Html($"{request.Scheme}://{request.Host}/{DevIdentityApp.TokenPath}")}} \
              -d grant_type=password -d client_id=staff-portal -d client_secret=staff-portal-dev-secret \
              -d username={{Html(SampleStaff.All[0].Username)}} -d password=demo</code></pre>
                <p>The answer's <code>access_token</code> goes into the header <code>Authorization: Bearer …</code> of each call.</p>
                <h2>Who can sign in</h2>
                <div class="wide" role="region" aria-labelledby="staff" tabindex="0">
                  <table>
                    <caption id="staff">Sample staff of two fictitious authorities</caption>
                    <thead><tr><th scope="col">Name</th><th scope="col">User name</th><th scope="col">Authority</th><th scope="col">Roles</th><th scope="col">Teams</th></tr></thead>
                    <tbody>
            {{rows}}        </tbody>
                  </table>
                </div>
                <p>The same list for programs: <a href="/dev/staff">/dev/staff</a>. What a program needs to know:
                  <a href="/.well-known/openid-configuration">discovery document</a>.</p>
              </main>
            </body>
            </html>
            """, "text/html; charset=utf-8");
    }

    static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
