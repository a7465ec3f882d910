//HintName: Greeting.g.cs
// Hello, snapshot.
