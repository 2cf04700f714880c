using Suite.FosteringRecruitment;
using Suite.Platform.Tenancy;

var app = FosteringApp.Create(args);

if (Migrations.Requested(args))
    await Migrations.Run(app.Configuration, FosteringApp.Database, typeof(FosteringApp).Assembly, app.Logger);
else
    await app.RunAsync();
