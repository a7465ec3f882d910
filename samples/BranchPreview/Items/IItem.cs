namespace BranchPreview.Items;

/// <summary>What a plain resource is about.</summary>
public interface IItem
{
    /// <summary>The text that a search looks at.</summary>
    string Label { get; }
}
