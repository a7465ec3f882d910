using System.Text.Json.Serialization;

namespace RecordQueue;

[JsonConverter(typeof(CamelCaseEnum<ChangeAction>))]
public enum ChangeAction
{
    Create,
    Update,
    Delete,
}

/// <summary>The message of a queue: one change of one record.</summary>
/// <typeparam name="T">The kind of business data.</typeparam>
/// <param name="RequestId">What the change is asked for by. It is carried out once, however often the message comes.</param>
/// <param name="Action">What happens to the record.</param>
/// <param name="RecordId">Which record.</param>
/// <param name="Version">The version that the record has afterwards: 1 for a new one.</param>
/// <param name="Content">The whole record; <see langword="null"/> when it is deleted.</param>
public sealed record Change<T>(
    [property: JsonRequired] Guid RequestId,
    [property: JsonRequired] ChangeAction Action,
    [property: JsonRequired] Guid RecordId,
    [property: JsonRequired] int Version,
    T? Content)
    where T : class;
