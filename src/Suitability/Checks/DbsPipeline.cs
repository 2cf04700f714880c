namespace Suite.Suitability.Checks;

/// <summary>
/// Stages of a DBS check. Stages between may be left out when they are recorded late, but never the submission (the clock
/// runs from it), the local police (S4: for home-based roles the forces are always consulted) or the issue.
/// </summary>
public static class DbsPipeline
{
    /// <summary>Which stage may follow which; a query goes back to the stage it came from and to no other.</summary>
    public static bool Follows(DbsStage next, DbsStage current, DbsStage beforeQuery) => (current, next) switch
    {
        (DbsStage.Draft, DbsStage.IdVerified or DbsStage.Submitted) => true,
        (DbsStage.IdVerified, DbsStage.Submitted) => true,
        (DbsStage.Submitted, DbsStage.S1Received or DbsStage.S2Pnc or DbsStage.S3BarredLists or DbsStage.S4LocalPolice) => true,
        (DbsStage.S1Received, DbsStage.S2Pnc or DbsStage.S3BarredLists or DbsStage.S4LocalPolice) => true,
        (DbsStage.S2Pnc, DbsStage.S3BarredLists or DbsStage.S4LocalPolice) => true,
        (DbsStage.S3BarredLists, DbsStage.S4LocalPolice) => true,
        (DbsStage.S4LocalPolice, DbsStage.S5Issued) => true,
        (DbsStage.S5Issued, DbsStage.CertificateSeen) => true,
        (DbsStage.Submitted or DbsStage.S1Received or DbsStage.S2Pnc or DbsStage.S3BarredLists or DbsStage.S4LocalPolice, DbsStage.Query) => true,
        (DbsStage.Query, _) => next == beforeQuery,
        _ => false,
    };
}
