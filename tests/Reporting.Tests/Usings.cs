global using Suite.Platform.Messaging;
global using Suite.Testing;
global using Xunit;
global using Suite.Platform.Calendar;
