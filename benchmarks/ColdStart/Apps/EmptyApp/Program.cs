// The least that a .NET program costs.
return 0;
