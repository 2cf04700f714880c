using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Suite.AskingService;
using Suite.Platform.Asks;
using Suite.Platform.Cases;

// A service that does nothing but ask: tests let it die in the middle of it.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.AddCases<Parcel>(builder.Configuration["Database"]!);
builder.AddAsks<Parcel, DeliverParcel>(Parcel.Deliver);
await builder.Build().RunAsync();
