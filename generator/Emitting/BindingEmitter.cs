using System.Globalization;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the lines that bind a handler's parameters: each either fills a local or answers 400 itself and leaves the method.</summary>
internal sealed class BindingEmitter(SourceWriter writer, IReadOnlyDictionary<string, string> enumParsers, RouteFile file, string exchange, string? leave)
{
    // "out int _" would declare nothing.
    private readonly HashSet<string> _locals = new(StringComparer.Ordinal) { exchange, "_" };
    private readonly Dictionary<ServiceExpression, string> _provided = [];
    private string _serializer = "";
    private string? _scope;

    /// <summary>What emitted code calls the exchange.</summary>
    public string Exchange => exchange;

    /// <summary>What emitted code calls the records of an event route: its own, and what was unwrapped of it.</summary>
    public List<string> Records { get; } = [];

    /// <summary>Takes a name for something that is no local of a parameter: the name, or one like it.</summary>
    public string Reserve(string name) => Local(name);

    /// <summary>Binds all parameters and gives the arguments of the call. What has to be disposed is made last, when nothing can be refused any more.</summary>
    public IReadOnlyList<string> Bind(HandlerCall handler)
    {
        var parameters = handler.Parameters;
        _serializer = handler.Serializer is { } serializer ? AmazonLambdaEmitter.Serializer(file.Amazon, serializer) : "";
        if (parameters.Any(ReadsForm)) Refuse("http.TryReadForm()");
        var arguments = parameters.Select(parameter => parameter is ServiceParameter ? "" : Bind(parameter)).ToArray();
        if (handler.Validation is { } validation) new ValidationEmitter(writer, file.Validation, Local).EmitArguments(validation, arguments, exchange, leave);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (parameters[i] is ServiceParameter service) arguments[i] = Provide(service.Service);
        }

        return arguments;
    }

    /// <summary>The expression of a service; one made for the invocation gets a local, and is made once however many parameters ask for it.</summary>
    public string Provide(ServiceExpression service)
    {
        switch (service.Kind)
        {
            case ServiceKind.Member:
                return service.Expression;
            case ServiceKind.Exchange:
                return Part(service.Expression);
            case ServiceKind.SharedConstructor:
                return SharedHandlersEmitter.Instance(file.Amazon, service.Type);
            case ServiceKind.Logger:
                return LoggingEmitter.Logger(service, exchange);
        }

        if (_provided.TryGetValue(service, out var existing)) return existing;
        var arguments = string.Join(", ", service.Arguments.Select(Provide).ToList());
        var made = service.Kind switch
        {
            ServiceKind.Constructor => $"new {service.Expression}({arguments})",
            ServiceKind.Container => ServiceContainerEmitter.Service(service, Scope()),
            _ => $"{service.Expression}({arguments})",
        };
        var local = Local(NameOfType(service.Type) + NameOfKey(service.Key));
        var declaration = service.Disposal switch
        {
            // The scope disposes of what is its own.
            _ when service.Kind == ServiceKind.Container => "var",
            ServiceDisposal.Sync => "using var",
            ServiceDisposal.Async => "await using var",
            _ => "var",
        };
        writer.Line($"{declaration} {local} = {made};");
        _provided.Add(service, local);
        return local;
    }

    // One for the invocation, however many services come from the container.
    private string Scope()
    {
        if (_scope is not null) return _scope;
        _scope = Local("scope");
        writer.Line($"await using var {_scope} = {ServiceContainerEmitter.CreateScope};");
        return _scope;
    }

    private static bool ReadsForm(BoundParameter parameter) => parameter switch
    {
        ValueParameter value => IsForm(value.Value),
        ObjectParameter @object => @object.Arguments.Concat(@object.Members).Any(member => IsForm(member.Value)),
        _ => false,
    };

    private static bool IsForm(ValueBinding value) => value.Source is ValueSource.Form or ValueSource.FormFile;

    private string Bind(BoundParameter parameter) => parameter switch
    {
        ExchangeParameter part => Part(part.Part.ToString()),
        LiteralParameter literal => literal.Literal,
        // The middleware's emitter knows what comes next.
        NextParameter => "",
        EventParameter @event => Bind(@event),
        EventStreamParameter => exchange + ".EventCopy()",
        RecordParameter record => Bind(record),
        RecordDataParameter data => Bind(data),
        ValueParameter value => Bind(parameter.Name, value.Value),
        ObjectParameter @object => Bind(@object),
        BodyParameter body => Bind(body),
        _ => throw new InvalidOperationException($"No emitter for {parameter.GetType().Name}."),
    };

    private string Part(string part) => part switch
    {
        nameof(ExchangePart.AmazonContext) => $"{AmazonLambdaEmitter.ContextClass}.Of({exchange}.Context)",
        nameof(ExchangePart.AmazonLogger) => $"{AmazonLambdaEmitter.ContextClass}.Of({exchange}.Context).Logger",
        _ => exchange + "." + part,
    };

    private string Bind(EventParameter parameter)
    {
        var local = Local(parameter.Name);
        writer.Line($"var {local} = {_serializer}.Deserialize<{parameter.Type.TrimEnd('?')}>({exchange}.EventStream());");
        return local;
    }

    private string Bind(RecordParameter parameter)
    {
        // Of a method of 'around:' its emitter knows the record.
        if (Records.Count == 0) return "";
        var record = Records[parameter.Depth];
        return parameter.Form switch
        {
            RecordForm.Array => $"{GlobalNames.Enumerable}.ToArray({record})",
            RecordForm.List => $"{GlobalNames.Enumerable}.ToList({record})",
            RecordForm.Window => parameter.Type.EndsWith("?", StringComparison.Ordinal) ? record + ".Window" : record + ".RequireWindow()",
            _ => record,
        };
    }

    private string Bind(RecordDataParameter data)
    {
        var record = Records[Records.Count - 1];
        var image = data.Image == RecordImage.None ? "" : data.Image.ToString();
        switch (data.Kind)
        {
            case RecordDataKind.Text:
                return record + ".ReadText()";
            case RecordDataKind.Bytes:
                return record + ".ReadBytes()";
            case RecordDataKind.Element:
                return record + ".ReadElement()";
            case RecordDataKind.Attributes:
                return data.IsOptional ? $"{record}.{image}" : $"{record}.Require{image}()";
        }

        var local = Local(data.Name);
        writer.Line($"var {local} = {record}.{(data.IsOptional ? "Read" : "Require")}{(image.Length == 0 ? "Json" : image)}({JsonEmitter.TypeInfo(data.Json!)});");
        return local;
    }

    private string Bind(string name, ValueBinding value)
    {
        var local = Local(name);
        if (value.Source == ValueSource.FormFile) return BindFile(local, value);

        var source = SourceOf(value);
        var parser = value.Enum is null ? value.Parser : enumParsers[value.Enum.Type];
        var types = parser is null ? value.Element : value.Element + ", " + parser;
        var typeArguments = parser is null ? "" : $"<{types}>";
        // Without the parser's name the compiler infers the method's type arguments from the local's type.
        string Declare(string type) => (parser is null ? type : "var") + " " + local;
        if (value.Collection != ValueCollection.None)
        {
            var isOptional = value.Presence != ValuePresence.Required;
            Refuse($"{source}.{(isOptional ? "Optional" : "Required")}{typeArguments}(out {Declare(value.Element + (isOptional ? "[]?" : "[]"))})");
            if (value.Collection == ValueCollection.Array) return local;
            var list = $"new {GlobalNames.List}<{value.Element}>({local})";
            return isOptional ? $"{local} is null ? null : {list}" : list;
        }

        switch (value.Presence)
        {
            case ValuePresence.Required:
                Refuse($"{source}.Required{typeArguments}(out {Declare(value.Element)})");
                break;
            case ValuePresence.Optional:
                Refuse($"{source}.{(value.IsValueType ? "Optional" : "OptionalObject")}{typeArguments}(out {Declare(value.Element + "?")})");
                break;
            case ValuePresence.Default:
                Refuse($"{source}.OrDefault<{types}>({value.Default}, out var {local})");
                break;
        }

        return local;
    }

    private string BindFile(string local, ValueBinding value)
    {
        var name = Literals.Utf8(value.WireName);
        if (value.Collection == ValueCollection.Array) return $"http.Files({name})";
        if (value.Collection == ValueCollection.List) return $"new {GlobalNames.List}<{value.Element}>(http.Files({name}))";
        if (value.Presence != ValuePresence.Required) return $"http.OptionalFile({name})";
        Refuse($"http.RequiredFile({name}, out var {local})");
        return local;
    }

    private string Bind(ObjectParameter parameter)
    {
        var arguments = parameter.Arguments.Select(member => Bind(MemberLocal(member), member.Value)).ToList();
        var members = parameter.Members.Select(member => $"{member.Name} = {Bind(MemberLocal(member), member.Value)}").ToList();
        var list = arguments.Count == 0 && members.Count > 0 ? "" : $"({string.Join(", ", arguments)})";
        var initializer = members.Count == 0 ? "" : $" {{ {string.Join(", ", members)} }}";
        var local = Local(parameter.Name);
        writer.Line($"var {local} = new {parameter.Type.TrimEnd('?')}{list}{initializer};");
        return local;

        string MemberLocal(MemberBinding member) => parameter.Name.TrimStart('@') + char.ToUpperInvariant(member.Name.TrimStart('@')[0]) + member.Name.TrimStart('@').Substring(1);
    }

    private string Bind(BodyParameter body)
    {
        if (body.Kind == BodyKind.Json)
        {
            var local = Local(body.Name);
            Refuse($"http.{(body.IsOptional ? "TryReadJsonOrNull" : "TryReadJson")}({JsonEmitter.TypeInfo(body.Json!)}, out var {local})");
            return local;
        }

        Refuse("http.TryReadBody()");
        var bytes = $"http.BodyBytes{(body.IsOptional ? "OrNull" : "")}()";
        return body.Kind switch
        {
            BodyKind.Text => $"http.BodyText{(body.IsOptional ? "OrNull" : "")}()",
            BodyKind.Stream => $"new {GlobalNames.MemoryStream}(http.BodyBytes(), writable: false)",
            _ => bytes,
        };
    }

    private static string SourceOf(ValueBinding value)
    {
        var name = Literals.Utf8(value.WireName);
        var all = value.Collection == ValueCollection.None ? "" : "All";
        return value.Source == ValueSource.Route
            ? $"http.Route({value.Position.ToString(CultureInfo.InvariantCulture)}, {name})"
            : $"http.{value.Source}{all}({name})";
    }

    private void Refuse(string condition) => writer.Line($"if (!{condition}) {leave}");

    // A parameter may be called like another local; it keeps its name where it can, for the reader's sake.
    private string Local(string name)
    {
        name = name.TrimStart('@');
        while (!_locals.Add(name)) name += "_";
        return Identifier.Escape(name);
    }

    // global::Shop.IUserStore is userStore; a tuple has no name to go by.
    private static string NameOfType(string type)
    {
        var end = type.IndexOfAny(['<', '[', '?', '(']);
        var name = (end < 0 ? type : type.Substring(0, end)).Split('.', ':').Last().TrimStart('@');
        if (name.Length == 0) return "service";
        if (name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1])) name = name.Substring(1);
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    // The "retail" one of IPrices is pricesRetail; a key that is no word tells a reader nothing.
    private static string NameOfKey(string? key) => key is null or "" || !key.All(char.IsLetterOrDigit) ? "" : char.ToUpperInvariant(key[0]) + key.Substring(1);
}
