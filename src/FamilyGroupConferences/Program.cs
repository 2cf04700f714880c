using Suite.FamilyGroupConferences;
using Suite.Platform.Tenancy;

var app = ConferencesApp.Create(args);

if (Migrations.Requested(args))
    await Migrations.Run(app.Configuration, ConferencesApp.Database, typeof(ConferencesApp).Assembly, app.Logger);
else
    await app.RunAsync();
