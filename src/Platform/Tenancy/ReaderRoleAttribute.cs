namespace Suite.Platform.Tenancy;

/// <summary>
/// A third login role of a service's database, for reading with other tools what its migrations grant it. Its password is <c>Database:{Suffix}Password</c>;
/// without one it is there and nobody can sign in as it.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ReaderRoleAttribute(string suffix) : Attribute
{
    /// <summary>In lower case: the end of the role's name, and the variable that scripts name it by.</summary>
    public string Suffix => suffix;

    internal string PasswordKey => $"Database:{char.ToUpperInvariant(suffix[0])}{suffix[1..]}Password";
}
