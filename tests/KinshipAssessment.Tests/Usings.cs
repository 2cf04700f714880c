global using Suite.Platform.Calendar;
