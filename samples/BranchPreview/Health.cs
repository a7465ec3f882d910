namespace BranchPreview;

/// <param name="Branch">Whose code answers: <c>BRANCHPREVIEW_BRANCH</c>.</param>
public sealed record HealthReport(string Status, string Branch);

public static class Health
{
    public static HealthReport Get() => new("ok", Variables.Find("BRANCHPREVIEW_BRANCH") ?? "local");
}
