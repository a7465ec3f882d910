using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Generator.Resolving;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class WireNameTests
{
    [Fact]
    public void Camel_case_is_System_Text_Jsons()
    {
        var names = Gen.ArrayOf(Gen.Elements("abcXYZÄß0_".ToCharArray())).Select(characters => new string(characters));
        Prop.ForAll(names.ToArbitrary(), name => WireNames.CamelCase(name) == JsonNamingPolicy.CamelCase.ConvertName(name)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("userAgent", "user-agent")]
    [InlineData("UserAgent", "user-agent")]
    [InlineData("xRequestID", "x-request-id")]
    [InlineData("IPAddress", "ip-address")]
    [InlineData("eTag", "e-tag")]
    [InlineData("dnt", "dnt")]
    [InlineData("DNT", "dnt")]
    [InlineData("content_type", "content-type")]
    [InlineData("Content_Type", "content-type")]
    [InlineData("contentMD5", "content-md5")]
    [InlineData("sha256Sum", "sha256-sum")]
    [InlineData("secChUa", "sec-ch-ua")]
    public void A_header_is_words_between_hyphens(string name, string header) => Assert.Equal(header, WireNames.HeaderName(name));

    [Theory]
    [InlineData("id", "ID", true)]
    [InlineData("enterprise-team", "enterpriseTeam", true)]
    [InlineData("enterprise_team", "enterprise-team", true)]
    [InlineData("-id-", "_i_d", true)]
    [InlineData("id", "ids", false)]
    [InlineData("ids", "id", false)]
    [InlineData("id", "od", false)]
    [InlineData("", "_", true)]
    public void Names_match_without_case_and_marks(string left, string right, bool expected) => Assert.Equal(expected, WireNames.Match(left, right));

    [Theory]
    [InlineData("id", "id")]
    [InlineData("enterprise-team", "enterpriseTeam")]
    [InlineData("user_id", "userId")]
    [InlineData("class", "@class")]
    [InlineData("URL", "url")]
    public void A_path_parameter_has_a_name_in_C_sharp(string pathName, string parameter)
    {
        Assert.Equal(parameter, WireNames.ParameterName(pathName));
        Assert.True(WireNames.Match(pathName, parameter.TrimStart('@')));
    }

    [Theory]
    [InlineData("x-request-id", true)]
    [InlineData("__Host-Session", true)]
    [InlineData("!#$%&'*+-.^_`|~09azAZ", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a:b", false)]
    [InlineData("a\r\n", false)]
    [InlineData("名", false)]
    public void Only_tokens_name_headers_and_cookies(string name, bool expected) => Assert.Equal(expected, WireNames.IsToken(name));
}
