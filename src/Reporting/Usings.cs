global using Suite.Platform.Messaging;
// Days as messages hold them.
global using Suite.Platform.Calendar;
