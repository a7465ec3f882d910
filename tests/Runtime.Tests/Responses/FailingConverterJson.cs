using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RouteGen.Runtime.Tests.Responses;

/// <summary>JSON of users that breaks at the user who is null, when others are written already.</summary>
internal sealed class FailingConverterJson
{
    private readonly TestJson _context = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new Failing() } });

    public JsonTypeInfo<List<User>> Users => _context.ListUser;

    private sealed class Failing : JsonConverter<User>
    {
        public override bool HandleNull => true;

        public override User Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, User? value, JsonSerializerOptions options)
        {
            if (value is null) throw new NotSupportedException("no user");
            writer.WriteStringValue(value.Name);
        }
    }
}
