using System.Text.Json.Serialization;

namespace RecordQueue;

[JsonConverter(typeof(CamelCaseEnum<RequestState>))]
public enum RequestState
{
    /// <summary>On its way through a queue.</summary>
    Accepted,

    /// <summary>Carried out.</summary>
    Done,

    /// <summary>Not carried out, for a reason. Only a replay opens it again.</summary>
    Failed,
}

/// <summary>What somebody asked for, and how far it is.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Kind">The kind of data: <c>customers</c>.</param>
/// <param name="Action">What happens to the record.</param>
/// <param name="RecordId">The record.</param>
/// <param name="State">How far it is.</param>
/// <param name="Reason">Why it failed.</param>
/// <param name="AcceptedAt">When it was accepted.</param>
/// <param name="Parent">The request whose consumer made this one, for child data.</param>
public sealed record Request(Guid Id, string Kind, ChangeAction Action, Guid RecordId, RequestState State, string? Reason, DateTimeOffset AcceptedAt, Guid? Parent = null);

/// <summary>A request with those for its child data.</summary>
public sealed record RequestStatus(Guid Id, string Kind, ChangeAction Action, Guid RecordId, RequestState State, string? Reason, IReadOnlyList<Request> Children);
