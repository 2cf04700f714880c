using Suite.EdgeOfCare;
using Suite.Platform.Tenancy;

var app = EdgeOfCareApp.Create(args);

if (Migrations.Requested(args))
    await Migrations.Run(app.Configuration, EdgeOfCareApp.Database, typeof(EdgeOfCareApp).Assembly, app.Logger);
else
    await app.RunAsync();
