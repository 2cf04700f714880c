using Suite.DemoData.Caseload;
using Suite.KinshipAssessment.V1;

namespace Suite.DemoData;

/// <summary>A sample member of staff of the development issuer.</summary>
sealed record Worker(string Subject, string Username);

/// <summary>Who does what in the two sample councils. Each act is done by somebody whose role may do it.</summary>
static class Staff
{
    public static Worker Of(string authority, string team, Post post) => (authority, team == "kinship-north") switch
    {
        (SampleCaseload.Eastholt, var north) => post switch
        {
            Post.SocialWorker => north ? new("staff-0101", "aisha.rahman") : new("staff-0102", "callum.reid"),
            Post.Assessor => north ? new("staff-0103", "bronwen.ellis") : new("staff-0104", "chidi.eze"),
            Post.SupervisingSocialWorker => new("staff-0105", "deborah.stone"),
            Post.TeamManager => north ? new("staff-0106", "emeka.obi") : new("staff-0107", "fiona.mackay"),
            Post.ServiceManager => new("staff-0108", "giles.norton"),
            Post.NominatedOfficer => new("staff-0109", "harpreet.gill"),
            Post.PanelAdviser => new("staff-0110", "isla.brennan"),
            Post.PanelChair => new("staff-0111", "jerome.baptiste"),
            Post.DecisionMaker => new("staff-0116", "olivia.banks"),
            Post.ReviewingOfficer => new("staff-0117", "paul.whitmore"),
            Post.Analyst => new("staff-0123", "william.osei"),
            Post.Recruiter => new("staff-0118", "rachel.adeyemi"),
            Post.FosteringAssessor => new("staff-0127", "dervla.quinn"),
            Post.FosteringManager => new("staff-0128", "edmund.sarpong"),
            Post.ConferenceManager => new("staff-0120", "theresa.quinn"),
            Post.FirstCoordinator or Post.SecondCoordinator or Post.ThirdCoordinator or Post.FourthCoordinator => new("staff-0119", "simon.clegg"),
            Post.EdgeOfCarePractitioner => new("staff-0121", "usman.malik"),
            Post.EdgeOfCareManager => new("staff-0122", "valerie.hunt"),
            Post.Director => new("staff-0124", "zara.hussain"),
        },
        (_, var north) => post switch
        {
            Post.SocialWorker => north ? new("staff-0001", "amara.okafor") : new("staff-0002", "ben.hartley"),
            Post.Assessor => north ? new("staff-0003", "carys.pugh") : new("staff-0004", "dinesh.patel"),
            Post.SupervisingSocialWorker => new("staff-0005", "eleanor.voss"),
            Post.TeamManager => north ? new("staff-0006", "farah.siddiqui") : new("staff-0007", "gareth.lowe"),
            Post.ServiceManager => new("staff-0008", "hannah.oduya"),
            Post.NominatedOfficer => new("staff-0009", "ivan.petrov"),
            Post.PanelAdviser => new("staff-0010", "joan.ashcroft"),
            Post.PanelChair => new("staff-0011", "kwame.mensah"),
            Post.DecisionMaker => new("staff-0016", "priya.raman"),
            Post.ReviewingOfficer => new("staff-0017", "quentin.marsh"),
            Post.Analyst => new("staff-0023", "wendy.lin"),
            Post.Recruiter => new("staff-0018", "rosa.delgado"),
            Post.FosteringAssessor => new("staff-0027", "bridget.nolan"),
            Post.FosteringManager => new("staff-0028", "colin.adebayo"),
            Post.ConferenceManager => new("staff-0020", "tanya.wells"),
            Post.FirstCoordinator => new("staff-0019", "samuel.birch"),
            Post.SecondCoordinator => new("staff-0029", "anneliese.carr"),
            Post.ThirdCoordinator => new("staff-0030", "bashir.noor"),
            Post.FourthCoordinator => new("staff-0031", "catrin.lloyd"),
            Post.EdgeOfCarePractitioner => new("staff-0021", "uma.krishnan"),
            Post.EdgeOfCareManager => new("staff-0022", "victor.hale"),
            Post.Director => new("staff-0024", "xavier.grant"),
        },
    };

    /// <summary>A quorate panel: chair, a social worker of long standing, three others.</summary>
    public static IEnumerable<PanelMember> Panel(string authority)
    {
        var first = authority == SampleCaseload.Eastholt ? 100 : 0;
        (int Number, PanelRole Role)[] members =
            [(11, PanelRole.Chair), (14, PanelRole.SocialWorker), (12, PanelRole.Member), (13, PanelRole.Member), (15, PanelRole.Member)];
        return members.Select(m => new PanelMember { Subject = $"staff-{first + m.Number:D4}", Role = m.Role });
    }

    /// <summary>The same people as the fostering panel's members.</summary>
    public static IEnumerable<FosteringRecruitment.V1.PanelMember> FosteringPanel(string authority) =>
        Panel(authority).Select(m => new FosteringRecruitment.V1.PanelMember
        {
            Subject = m.Subject,
            Role = (FosteringRecruitment.V1.PanelRole)m.Role,
            SocialWorkExperience = m.Role is PanelRole.SocialWorker,
        });
}
