using LogUnpacker.Zip;

namespace LogUnpacker;

/// <summary>What people search and replay logs by: the key of the upload without its <c>.zip</c>, as <c>incoming/2026-11-22/web 1</c>.</summary>
public sealed record LogId
{
    private const string Extension = ".zip";

    private LogId(string value) => Value = value;

    public string Value { get; }

    /// <summary>The key of the zip in the bucket of uploads.</summary>
    public string UploadKey => Value + Extension;

    /// <summary>What the keys of its files begin with in the bucket of logs. No other log id's begin so, since no folder of a log id ends in <c>.zip</c>.</summary>
    public string Prefix => UploadKey + "/";

    /// <summary>The log id of an upload.</summary>
    /// <exception cref="UploadRefusedException">The key has none.</exception>
    public static LogId OfUpload(string key) =>
        key.EndsWith(Extension, StringComparison.Ordinal) ? Parse(key[..^Extension.Length]) : throw new UploadRefusedException($"{ShownText.Of(key)} is no key of a zip.");

    /// <summary>A log id as somebody wrote it.</summary>
    /// <exception cref="UploadRefusedException">No upload can have it.</exception>
    public static LogId Parse(string value)
    {
        if (EntryPath.WhatIsWrongWith(value) is { } problem) throw new UploadRefusedException($"{ShownText.Of(value)} is no log id: it {problem}.");
        if (value.EndsWith('/')) throw new UploadRefusedException($"{ShownText.Of(value)} is no log id: it ends in a slash.");
        return value.Contains(Extension + "/", StringComparison.OrdinalIgnoreCase) ? throw new UploadRefusedException($"{ShownText.Of(value)} is no log id: a folder in it ends in '.zip'.") : new LogId(value);
    }

    public override string ToString() => Value;
}
