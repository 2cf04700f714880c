using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Suite.DemoData.Caseload;

/// <summary>
/// Chance that is the same every time: what is drawn depends on the seed and on what it is drawn for, never on the order in
/// which cases are worked on.
/// </summary>
sealed class Draw(string root)
{
    public Draw For(string what) => new($"{root}/{what}");

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Unit(string what) => (BinaryPrimitives.ReadUInt64BigEndian(Hash(what)) >> 11) / (double)(1UL << 53);

    public bool Chance(string what, double share) => Unit(what) < share;

    /// <summary>Both ends included.</summary>
    public int Between(string what, int least, int most) => least + (int)(Unit(what) * (most - least + 1));

    public T Of<T>(string what, IReadOnlyList<T> choices) => choices[(int)(Unit(what) * choices.Count)];

    public T Weighted<T>(string what, IReadOnlyList<(T Choice, double Weight)> choices)
    {
        var left = Unit(what) * choices.Sum(c => c.Weight);
        foreach (var (choice, weight) in choices)
            if ((left -= weight) < 0)
                return choice;
        return choices[^1].Choice;
    }

    /// <summary>Log-normal: most near the median, a few much longer.</summary>
    public double Long(string what, double median, double spread)
    {
        // Box and Muller.
        var (u, v) = (1 - Unit(what + "/u"), Unit(what + "/v"));
        return median * Math.Exp(spread * Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v));
    }

    /// <summary>A UUID (version 8, RFC 9562) made from what it is for.</summary>
    public Guid Id(string what)
    {
        var bytes = Hash(what)[..16];
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new(bytes, bigEndian: true);
    }

    /// <summary>Three letters and digits by which the references of one draw differ from another's.</summary>
    public string Tag() => Convert.ToHexString(Hash("tag"))[..3];

    byte[] Hash(string what) => SHA256.HashData(Encoding.UTF8.GetBytes($"{root}/{what}"));
}
