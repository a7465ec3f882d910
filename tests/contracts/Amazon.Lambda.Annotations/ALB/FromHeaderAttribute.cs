namespace Amazon.Lambda.Annotations.ALB;

[AttributeUsage(AttributeTargets.Parameter)]
public class FromHeaderAttribute : Attribute, INamedAttribute
{
    public string Name { get; set; }
}
