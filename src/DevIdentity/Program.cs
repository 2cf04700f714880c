using Suite.DevIdentity;

try
{
    await DevIdentityApp.Create(args).RunAsync();
    return 0;
}
catch (NotInDevelopmentException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
