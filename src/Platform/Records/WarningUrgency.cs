namespace Suite.Platform.Records;

/// <summary>How urgent a warning of a deadline is; the numbers are those of <c>WarningSeverity</c> in every service's events.</summary>
public enum WarningUrgency
{
    /// <summary>In good time.</summary>
    Notice = 1,

    /// <summary>Soon.</summary>
    Warning = 2,

    /// <summary>Now, or a statutory limit.</summary>
    Critical = 3,
}
