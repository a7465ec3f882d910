using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RouteGen.Testing;

public sealed partial class RouterApp
{
    /// <summary>Sends a value as JSON.</summary>
    /// <param name="method"><c>POST</c>, in capitals as on the wire.</param>
    /// <param name="url">A path with its query.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">How it is written: <c>ShopJson.Default.NewUser</c>.</param>
    public Task<TestResponse> SendJsonAsync<T>(string method, string url, T value, JsonTypeInfo<T> type) => SendJsonAsync(method, url, JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>Sends a value as JSON.</summary>
    /// <param name="method"><c>POST</c>, in capitals as on the wire.</param>
    /// <param name="url">A path with its query.</param>
    /// <param name="value">The value: an object of an anonymous type will do.</param>
    /// <param name="options">How it is written; unless set, as web APIs do: <c>camelCase</c>.</param>
    public Task<TestResponse> SendJsonAsync<T>(string method, string url, T value, JsonSerializerOptions? options = null) =>
        SendJsonAsync(method, url, JsonSerializer.SerializeToUtf8Bytes(value, options ?? WebJson.Options));

    /// <summary>Sends a POST request with a value as JSON.</summary>
    /// <inheritdoc cref="SendJsonAsync{T}(string, string, T, JsonTypeInfo{T})"/>
    public Task<TestResponse> PostJsonAsync<T>(string url, T value, JsonTypeInfo<T> type) => SendJsonAsync("POST", url, value, type);

    /// <summary>Sends a POST request with a value as JSON.</summary>
    /// <inheritdoc cref="SendJsonAsync{T}(string, string, T, JsonSerializerOptions)"/>
    public Task<TestResponse> PostJsonAsync<T>(string url, T value, JsonSerializerOptions? options = null) => SendJsonAsync("POST", url, value, options);

    /// <summary>Sends a PUT request with a value as JSON.</summary>
    /// <inheritdoc cref="SendJsonAsync{T}(string, string, T, JsonTypeInfo{T})"/>
    public Task<TestResponse> PutJsonAsync<T>(string url, T value, JsonTypeInfo<T> type) => SendJsonAsync("PUT", url, value, type);

    /// <summary>Sends a PUT request with a value as JSON.</summary>
    /// <inheritdoc cref="SendJsonAsync{T}(string, string, T, JsonSerializerOptions)"/>
    public Task<TestResponse> PutJsonAsync<T>(string url, T value, JsonSerializerOptions? options = null) => SendJsonAsync("PUT", url, value, options);

    /// <summary>Sends a PATCH request with a value as JSON.</summary>
    /// <inheritdoc cref="SendJsonAsync{T}(string, string, T, JsonTypeInfo{T})"/>
    public Task<TestResponse> PatchJsonAsync<T>(string url, T value, JsonTypeInfo<T> type) => SendJsonAsync("PATCH", url, value, type);

    /// <summary>Sends a PATCH request with a value as JSON.</summary>
    /// <inheritdoc cref="SendJsonAsync{T}(string, string, T, JsonSerializerOptions)"/>
    public Task<TestResponse> PatchJsonAsync<T>(string url, T value, JsonSerializerOptions? options = null) => SendJsonAsync("PATCH", url, value, options);

    private Task<TestResponse> SendJsonAsync(string method, string url, byte[] json) => SendAsync(method, url, [new("Content-Type", "application/json")], json);
}
