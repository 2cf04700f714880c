namespace Suite.Cli.Calling;

/// <summary>A file on its way in: written beside its place, and put there when it is whole. What is not whole leaves nothing behind.</summary>
sealed class NewFile : IAsyncDisposable
{
    readonly string _path, _part;
    readonly bool _force;
    readonly FileStream _bytes;

    NewFile(string path, string part, bool force, FileStream bytes) => (_path, _part, _force, _bytes) = (path, part, force, bytes);

    public static NewFile Begin(string path, bool force)
    {
        MustBeFree(path, force);
        var folder = Path.GetDirectoryName(path)!;
        var part = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}.part");
        return Tried(path, () =>
        {
            Directory.CreateDirectory(folder);
            return new NewFile(path, part, force, new(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true));
        });
    }

    /// <summary>Refuses a place that is taken.</summary>
    public static void MustBeFree(string path, bool force)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{path} is a folder.");
        if (!force && File.Exists(path))
            throw Taken(path);
    }

    public Task Write(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => Tried(_path, async () => await _bytes.WriteAsync(bytes, cancellation));

    /// <summary>Puts it in its place, where an older file stood until now.</summary>
    public async Task<string> Keep(CancellationToken cancellation)
    {
        await Tried(_path, async () =>
        {
            await _bytes.FlushAsync(cancellation);
            _bytes.Flush(flushToDisk: true);
            await _bytes.DisposeAsync();
        });
        try
        {
            File.Move(_part, _path, overwrite: _force);
        }
        catch (IOException) when (!_force && File.Exists(_path))
        {
            // Somebody else put one there meanwhile.
            throw Taken(_path);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_path);
        }

        return _path;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _bytes.DisposeAsync();
        }
        catch (IOException)
        {
            // A full disk: what could not be written is not wanted any more.
        }

        File.Delete(_part);
    }

    static UsageException Taken(string path) => new($"{path} is there already; --force replaces it.");

    static UsageException Unwritable(string path) => new($"{path} cannot be written.");

    static T Tried<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path);
        }
    }

    static async Task Tried(string path, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path);
        }
    }
}
