global using Suite.Platform.Messaging;
