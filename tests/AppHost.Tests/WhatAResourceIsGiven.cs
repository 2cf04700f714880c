using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Suite.AppHost.Tests;

public sealed class WhatAResourceIsGiven
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_string_is_filled_when_the_address_is_known()
    {
        var builder = Model.Builder("--Parameters:pw=s3cret");
        var password = builder.AddParameter("pw", new GenerateParameterDefault(), secret: true);
        var postgres = builder.AddPostgres("postgres", password: password);
        var database = postgres.AddDatabase("kinship-db", "kinship");
        var expression = ReferenceExpression.Create($"Host={postgres.Resource.Host};Port={postgres.Resource.Port};Username=app;Password={password}");

        await Assert.ThrowsAsync<InvalidOperationException>(() => expression.GetValueAsync(Ct).AsTask());
        postgres.Resource.Allocate("tcp", 5555);

        Assert.Equal("Host=localhost;Port=5555;Username=app;Password=s3cret", await expression.GetValueAsync(Ct));
        Assert.Equal("Host=localhost;Port=5555;Username=postgres;Password=s3cret;Database=kinship", await database.Resource.ConnectionStringExpression.GetValueAsync(Ct));
    }

    [Fact]
    public async Task A_password_with_special_letters_is_escaped_in_a_uri()
    {
        var builder = Model.Builder("--Parameters:pw=a/b@c");
        var messaging = builder.AddRabbitMQ("messaging", password: builder.AddParameter("pw", new GenerateParameterDefault(), secret: true));
        messaging.Resource.Allocate("tcp", 5672);

        Assert.Equal("amqp://guest:a%2Fb%40c@localhost:5672", await messaging.Resource.ConnectionStringExpression.GetValueAsync(Ct));
    }

    [Fact]
    public async Task Braces_in_a_text_stay_as_they_are()
    {
        var expression = ReferenceExpression.Create($"{{0}} and {"{1}"}");

        Assert.Equal("{0} and {1}", await expression.GetValueAsync(Ct));
    }

    [Fact]
    public void A_generated_secret_has_letters_and_digits_only_and_stays_the_same()
    {
        var secret = Model.Builder().AddParameter("pw", new GenerateParameterDefault { MinLength = 24, Special = false }, secret: true).Resource;

        Assert.Matches("^[A-Za-z0-9]{24}$", secret.PresentValue);
        Assert.Equal(secret.PresentValue, secret.PresentValue);
    }

    [Fact]
    public async Task A_reference_to_a_service_is_found_by_service_discovery()
    {
        var builder = Model.Builder();
        var kinship = builder.Project("kinship-assessment").WithHttpEndpoint(name: "http", env: "GRPC_PORT").WithHttpEndpoint(name: "web", env: "WEB_PORT");
        kinship.Resource.Allocate("http", 4001);
        kinship.Resource.Allocate("web", 4002);

        var given = await builder.Project("reporting").WithReference(kinship).Environment();

        Assert.Equal("http://localhost:4001", given["services__kinship-assessment__http__0"]);
        Assert.Equal("http://localhost:4002", given["services__kinship-assessment__web__0"]);
        Assert.Equal("http://localhost:4001", given["KINSHIP_ASSESSMENT_HTTP"]);
    }

    [Fact]
    public async Task Each_replica_is_told_its_own_port_by_dcp_and_who_it_is_in_telemetry()
    {
        var project = Model.Builder().Project("reporting").WithHttpEndpoint(name: "http", env: "GRPC_PORT");
        project.Resource.Model.Endpoints[0].ServiceName = "reporting";

        var given = await project.Environment();

        Assert.Equal("""{{- portForServing "reporting" -}}""", given["GRPC_PORT"]);
        Assert.DoesNotContain("ASPNETCORE_URLS", given.Keys);
        Assert.Equal("reporting", given["OTEL_SERVICE_NAME"]);
        Assert.Equal("service.instance.id=abcdefgh", given["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.Equal("trace_based", given["OTEL_METRICS_EXEMPLAR_FILTER"]);
    }

    [Fact]
    public async Task A_value_that_dcp_would_read_as_a_template_is_refused_without_showing_it()
    {
        var project = Model.Builder().Project("reporting").WithEnvironment("PASSWORD", "pass{{word");

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(project.Environment);

        Assert.Contains("PASSWORD", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass{{word", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("suite/postgres:15", "suite/postgres", "15")]
    [InlineData("docker.io/library/postgres:17.6", "docker.io/library/postgres", "17.6")]
    [InlineData("registry.local:5000/postgres:17.6", "registry.local:5000/postgres", "17.6")]
    [InlineData("registry.local:5000/postgres", "registry.local:5000/postgres", null)]
    [InlineData("postgres", "postgres", null)]
    public void An_image_is_split_at_its_tag_and_not_at_a_port(string image, string name, string? tag) =>
        Assert.Equal((name, tag), ContainerImage.Parse(image));

    [Fact]
    public void The_official_registry_stands_before_an_image_until_it_is_taken_off()
    {
        var postgres = Model.Builder().AddPostgres("postgres").WithImage("suite/postgres:15");
        Assert.Equal("docker.io/suite/postgres:15", postgres.Resource.Image.ToString());

        postgres.WithImageRegistry(null);

        Assert.Equal("suite/postgres:15", postgres.Resource.Image.ToString());
    }

    [Fact]
    public void The_management_plugin_is_refused_for_an_image_that_may_not_have_it()
    {
        var builder = Model.Builder();

        Assert.Equal("docker.io/library/rabbitmq:4.3-management", builder.AddRabbitMQ("one").WithManagementPlugin(null).Resource.Image.ToString());
        Assert.Throws<DistributedApplicationException>(() => builder.AddRabbitMQ("two").WithImage("suite/rabbitmq:3.10").WithManagementPlugin(null));
    }

    [Fact]
    public void Two_resources_cannot_have_one_name()
    {
        var builder = Model.Builder();
        builder.Project("reporting");

        Assert.Throws<DistributedApplicationException>(() => builder.Project("Reporting"));
    }

    [Fact]
    public void A_link_has_the_text_and_path_that_it_was_given()
    {
        var project = Model.Builder().Project("reporting").WithHttpEndpoint(name: "web", env: "WEB_PORT").WithUrlForEndpoint("web", url =>
        {
            url.DisplayText = "JSON API";
            url.Url = "/v1";
        });
        project.Resource.Allocate("web", 4002);

        var url = Assert.Single(WireResources.Urls(new(project.Resource, "reporting-abcdefgh", DateTimeOffset.UnixEpoch) { State = "Running" }));

        Assert.Equal(("http://localhost:4002/v1", "JSON API", false), (url.FullUrl, url.DisplayProperties.DisplayName, url.IsInactive));
    }
}
