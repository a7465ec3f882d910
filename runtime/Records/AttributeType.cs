namespace RouteGen;

/// <summary>The types of DynamoDB's attributes.</summary>
internal enum AttributeType
{
    /// <summary>No attribute.</summary>
    None,

    /// <summary><c>S</c></summary>
    Text,

    /// <summary><c>N</c></summary>
    Number,

    /// <summary><c>B</c></summary>
    Binary,

    /// <summary><c>BOOL</c></summary>
    Boolean,

    /// <summary><c>NULL</c></summary>
    Null,

    /// <summary><c>M</c></summary>
    Map,

    /// <summary><c>L</c></summary>
    List,

    /// <summary><c>SS</c></summary>
    TextSet,

    /// <summary><c>NS</c></summary>
    NumberSet,

    /// <summary><c>BS</c></summary>
    BinarySet,
}
