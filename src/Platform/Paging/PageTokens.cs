using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.Platform.Paging;

/// <summary>One page of a list, as asked for.</summary>
/// <param name="Size">Rows to answer with.</param>
/// <param name="After">Where the page before ended; null on the first page.</param>
public sealed record Page<TKey>(int Size, TKey? After) where TKey : class
{
    /// <summary>What to give the query's <c>limit</c>: one row more than the page tells whether another page follows.</summary>
    public int Limit => Size + 1;
}

/// <summary>
/// Makes and reads page tokens: opaque, signed, and good only for the same list, the same filter and sort, and callers of the
/// same authority. A token holds the sort key of a page's last row (keyset paging), so pages neither skip nor repeat rows when
/// rows before them come or go, and the thousandth page costs what the first does.
/// </summary>
/// <remarks>
/// The key of the last row may hold dates and ids, never text about people: a token is signed, not encrypted.
/// </remarks>
public sealed class PageTokens
{
    public const int DefaultSize = 50, MaxSize = 200;

    const int SignatureLength = 32;
    readonly byte[] _key;

    public PageTokens(byte[] key)
    {
        if (key.Length < 32)
            throw new ArgumentException("The paging key must have at least 32 bytes.", nameof(key));
        _key = key;
    }

    /// <summary>
    /// Reads <c>page_size</c> and <c>page_token</c> of a list request. Every other field of the request is its filter and
    /// sort: with any of them changed the token no longer fits.
    /// </summary>
    /// <exception cref="RefusedException">INVALID_ARGUMENT naming <c>page_size</c>, <c>page_token</c> or both.</exception>
    public Page<TKey> Read<TKey>(IMessage request, Caller caller) where TKey : class
    {
        var fields = new Fields();
        var page = Read<TKey>(fields, request, caller);
        fields.ThrowIfAny();
        return page;
    }

    /// <summary>The same, adding what is wrong to the other bad fields of the request.</summary>
    public Page<TKey> Read<TKey>(Fields fields, IMessage request, Caller caller) where TKey : class
    {
        var size = (int)Value(request, "page_size");
        fields.Require(size >= 0, "page_size", $"must not be negative; 0 means {DefaultSize}, the most is {MaxSize}");
        var token = (string)Value(request, "page_token");
        TKey? after = null;
        if (token.Length > 0 && (after = Open<TKey>(token, request, caller)) is null)
            fields.Add("page_token", "must be the next_page_token of the page before, with the same filter and order");
        return new(size <= 0 ? DefaultSize : Math.Min(size, MaxSize), after);
    }

    /// <summary>
    /// Cuts the rows of a query with <see cref="Page{TKey}.Limit"/> to the page, and gives the token of the next one; it is
    /// empty on the last page.
    /// </summary>
    public (IReadOnlyList<TRow> Rows, string NextPageToken) Cut<TRow, TKey>(
        IReadOnlyList<TRow> rows, Page<TKey> page, Func<TRow, TKey> key, IMessage request, Caller caller) where TKey : class =>
        rows.Count <= page.Size
            ? (rows, "")
            : ([.. rows.Take(page.Size)], Seal(key(rows[page.Size - 1]), request, caller));

    string Seal<TKey>(TKey key, IMessage request, Caller caller)
    {
        var position = JsonSerializer.SerializeToUtf8Bytes(key);
        return Base64Url.EncodeToString([.. Sign(position, request, caller), .. position]);
    }

    TKey? Open<TKey>(string token, IMessage request, Caller caller) where TKey : class
    {
        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(token);
        }
        catch (FormatException)
        {
            return null;
        }

        if (bytes.Length <= SignatureLength)
            return null;
        var position = bytes.AsSpan(SignatureLength);
        if (!CryptographicOperations.FixedTimeEquals(Sign(position, request, caller), bytes.AsSpan(0, SignatureLength)))
            return null;
        try
        {
            return JsonSerializer.Deserialize<TKey>(position);
        }
        catch (JsonException)
        {
            return null; // signed by a release whose key had another shape: start from the first page
        }
    }

    // Signed: the list (the request's type), its filter and sort, the authority, and the position. Lengths keep the parts apart.
    byte[] Sign(ReadOnlySpan<byte> position, IMessage request, Caller caller)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        Append(hmac, Encoding.UTF8.GetBytes(request.Descriptor.FullName));
        Append(hmac, Encoding.UTF8.GetBytes(caller.Authority));
        Append(hmac, Filter(request));
        Append(hmac, position);
        return hmac.GetHashAndReset();

        static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
            hash.AppendData(length);
            hash.AppendData(part);
        }
    }

    // The JSON form rather than the bytes: it does not depend on the order of fields on the wire, and unknown fields do not count.
    static byte[] Filter(IMessage request)
    {
        var filter = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        foreach (var name in (ReadOnlySpan<string>)["page_size", "page_token"])
            filter.Descriptor.FindFieldByName(name).Accessor.Clear(filter);
        return Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(filter));
    }

    static object Value(IMessage request, string field) =>
        (request.Descriptor.FindFieldByName(field) ?? throw new InvalidOperationException($"{request.Descriptor.FullName} has no {field}."))
        .Accessor.GetValue(request);
}
