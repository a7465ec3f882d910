using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.Serialization.SystemTextJson.Converters;

// Older event packages have a few types of the AWS SDK in them, which this package knows by name only.
public class ConstantClassConverter : JsonConverter<object>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.FullName is "Amazon.S3.EventType" or "Amazon.DynamoDBv2.OperationType" or "Amazon.DynamoDBv2.StreamViewType";

    [UnconditionalSuppressMessage("ReflectionAnalysis", "IL2067", Justification = "Whoever references these types keeps their constructors.")]
    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Activator.CreateInstance(typeToConvert, reader.GetString());

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
