using Suite.KinshipAssessment;
using Suite.Platform.Tenancy;

var app = KinshipApp.Create(args);

if (Migrations.Requested(args))
    await Migrations.Run(app.Configuration, KinshipApp.Database, typeof(KinshipApp).Assembly, app.Logger);
else
    await app.RunAsync();
