using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RouteGen.Responses;
using RouteGen.Routing;

namespace RouteGen.Runtime.Tests.Responses;

/// <summary>An answer written by a context's generated code is what the serializer would have written.</summary>
public sealed partial class JsonContractTests
{
    private static readonly Thing Value = new(Guid.Empty, "é\"<日本>", 1.5, [1, 2], new(null, DateTimeOffset.UnixEpoch), new() { ["Key"] = 1 });

    [Fact]
    public void Generated_code_is_used_where_there_is_some()
    {
        Assert.NotNull(JsonContract<Thing>.Of(Web.Default).Code);
        Assert.NotNull(JsonContract<Thing>.Of(SparseJson.Default).Code);
        Assert.Null(JsonContract<Thing>.Of(MetadataJson.Default).Code);
        Assert.Null(JsonContract<List<Thing>>.Of(MetadataJson.Default).Code);
    }

    [Theory]
    [InlineData(typeof(Web))]
    [InlineData(typeof(SparseJson))]
    [InlineData(typeof(MetadataJson))]
    [InlineData(typeof(QuotedJson))]
    public void It_writes_what_the_serializer_writes(Type context)
    {
        var instance = (JsonSerializerContext)context.GetProperty("Default")!.GetValue(null)!;
        Check(Value, instance);
        Check<List<Thing>>([Value, Value], instance);
        Check<int?>(7, instance);
        Check<Animal>(new Cat("Tom", 9), instance);
    }

    [Fact]
    public void Options_that_the_code_does_not_honour_are_the_serializers()
    {
        JsonSerializerOptions[] unusual =
        [
            new() { NumberHandling = JsonNumberHandling.WriteAsString },
            new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals },
            new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default },
            new() { ReferenceHandler = ReferenceHandler.Preserve },
            new() { Converters = { new JsonStringEnumConverter<DayOfWeek>() } },
        ];
        foreach (var options in unusual)
        {
            var context = new Web(options);
            Assert.Null(JsonContract<Thing>.Of(context).Code);
            Check(Value, context);
        }
    }

    [Fact]
    public void Two_contexts_keep_apart()
    {
        Assert.Contains("\"name\"", Write(Value, Web.Default), StringComparison.Ordinal);
        Assert.Contains("\"Name\"", Write(Value, MetadataJson.Default), StringComparison.Ordinal);
        Assert.Contains("\"name\"", Write(Value, Web.Default), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_the_context_does_not_know_is_a_defect() =>
        Assert.Contains("does not know", Assert.Throws<InvalidOperationException>(() => JsonContract<DateOnly>.Of(Web.Default)).Message, StringComparison.Ordinal);

    private static void Check<T>(T value, JsonSerializerContext context)
    {
        using var expected = new MemoryStream();
        using (var writer = new Utf8JsonWriter(expected, new JsonWriterOptions { Encoder = context.Options.Encoder ?? System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            JsonSerializer.Serialize(writer, value, context.GetTypeInfo(typeof(T))!);
        }

        Assert.Equal(Encoding.UTF8.GetString(expected.ToArray()), Write(value, context));
    }

    private static string Write<T>(T value, JsonSerializerContext context)
    {
        var answer = new Answer();
        answer.Start(200, isHead: false);
        answer.WriteJson(value, context);
        using var envelope = JsonDocument.Parse(answer.Finish(Front.Rest, multiValue: false));
        return envelope.RootElement.GetProperty("body").GetString()!;
    }

    internal sealed record Thing(Guid Id, string Name, double Price, int[] Numbers, Inner Inner, Dictionary<string, int> Counts);

    internal readonly record struct Inner(string? Text, DateTimeOffset Time);

    [JsonDerivedType(typeof(Cat), "cat")]
    internal record Animal(string Name);

    internal sealed record Cat(string Name, int Lives) : Animal(Name);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(List<Thing>))]
    [JsonSerializable(typeof(int?))]
    [JsonSerializable(typeof(Animal))]
    internal sealed partial class Web : JsonSerializerContext;

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseUpper, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(List<Thing>))]
    [JsonSerializable(typeof(int?))]
    [JsonSerializable(typeof(Animal))]
    internal sealed partial class SparseJson : JsonSerializerContext;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(List<Thing>))]
    [JsonSerializable(typeof(int?))]
    [JsonSerializable(typeof(Animal))]
    internal sealed partial class MetadataJson : JsonSerializerContext;

    [JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.WriteAsString, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(List<Thing>))]
    [JsonSerializable(typeof(int?))]
    [JsonSerializable(typeof(Animal))]
    internal sealed partial class QuotedJson : JsonSerializerContext;
}
