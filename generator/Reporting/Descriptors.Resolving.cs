using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Reporting;

/// <summary>RG2xxx: what a route names cannot be found, called or made.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor TypeNotFound = Error(
        "RG2001",
        "Type not found",
        "Type '{0}' was not found in {1}.{2}");

    public static readonly DiagnosticDescriptor MethodNotFound = Error(
        "RG2002",
        "Method not found",
        "Type '{0}' has no method '{1}'.{2}");

    public static readonly DiagnosticDescriptor TypeIsAmbiguous = Error(
        "RG2003",
        "Type is ambiguous",
        "Type '{0}' is in more than one reference: '{1}'. Remove one of them, or wrap the handler in a class of this project.");

    public static readonly DiagnosticDescriptor IsNotAccessible = Error(
        "RG2004",
        "Type or method is not accessible",
        "'{0}' is {1}, so that the router cannot use it. Make it {2}.");

    public static readonly DiagnosticDescriptor MethodIsAmbiguous = Error(
        "RG2005",
        "Handler has overloads",
        "'{0}' has overloads: {1}. Give the handler a name of its own.");

    public static readonly DiagnosticDescriptor IsGeneric = Error(
        "RG2006",
        "Type or method is generic",
        "The {0} '{1}' is generic, and a route cannot say of what. Name one without type parameters.");

    public static readonly DiagnosticDescriptor IsAsyncVoid = Error(
        "RG2007",
        "Handler is async void",
        "'{0}' is 'async void', so that nobody can wait for it and an exception ends the process. Return 'Task'.");

    public static readonly DiagnosticDescriptor IsNoHandler = Error(
        "RG2008",
        "Method cannot be a handler",
        "'{0}' cannot be a handler: {1}. Name an ordinary static or instance method.");

    public static readonly DiagnosticDescriptor CannotBeCreated = Error(
        "RG2009",
        "Handler's type cannot be created",
        "'{0}' is {1}, so that the router cannot make the instance to call. Make the handler static, or let the services class provide the type.");

    public static readonly DiagnosticDescriptor ConstructorUnclear = Error(
        "RG2010",
        "Handler's type has no single constructor",
        "'{0}' has {1}, so that the router cannot make the instance to call. Give it one constructor, make the handler static, or let the services class provide the type.");

    public static readonly DiagnosticDescriptor ServiceMissing = Error(
        "RG2011",
        "Service is not provided",
        "Nothing provides the service '{0}'{1}. {2}");

    public static readonly DiagnosticDescriptor ServiceCycle = Error(
        "RG2012",
        "Services need each other",
        "Services need each other: {0}. Let one of them do without the other.");

    public static readonly DiagnosticDescriptor ServiceIsAmbiguous = Error(
        "RG2013",
        "Service is provided twice",
        "The service '{0}' is provided by both '{1}'. {2}");

    public static readonly DiagnosticDescriptor FactoryIsAsynchronous = Error(
        "RG2014",
        "Service is provided by an asynchronous method",
        "'{0}' provides the service '{1}' in a task, which is not supported in this version. Return the service itself, and do the waiting in its methods.");

    public static readonly DiagnosticDescriptor RouterNameTaken = Error(
        "RG2015",
        "The router's name is taken",
        "The generated router is called '{0}', which is the name of {1} of this project. Rename it{2}.");

    public static readonly DiagnosticDescriptor ContainerPackageMissing = Error(
        "RG2016",
        "Package of the service container is missing",
        "'{0}.ConfigureServices' needs the package 'Microsoft.Extensions.DependencyInjection', {1}. Run 'dotnet add package Microsoft.Extensions.DependencyInjection'.");

    public static readonly DiagnosticDescriptor ServiceKeyIsNoText = Error(
        "RG2017",
        "Service key is not text",
        "The service key of the parameter '{0}' of '{1}' is {2}, and services are told apart by text alone. Write [FromServices(\"name\")], and register the service under that name.");

    public static readonly DiagnosticDescriptor NamedServiceMissing = Error(
        "RG2018",
        "Service of that name is not provided",
        "No member '{0}' of '{1}' provides the service '{2}'{3}. {4}");

    public static readonly DiagnosticDescriptor NotMiddleware = Error(
        "RG2020",
        "A method is no middleware",
        "'{0}' is no middleware: {1}. Declare it as 'static async ValueTask<HttpResult> {2}(HttpRequest request, Next next)', with services behind these parameters.");

    public static readonly DiagnosticDescriptor NotAnException = Error(
        "RG2021",
        "A type of 'errors' is no exception",
        "'{0}' does not derive from 'System.Exception', so nothing can throw it. Name an exception type.");

    public static readonly DiagnosticDescriptor ErrorTwice = Error(
        "RG2022",
        "A type of 'errors' stands there twice",
        "'{0}' has a status already, under another spelling of its name. Remove one.");

    public static readonly DiagnosticDescriptor NotAround = Error(
        "RG2023",
        "A method cannot stand around handlers of events",
        "'{0}' cannot stand around handlers of events: {1}. Declare it as 'static async ValueTask {2}(EventRecord record, NextRecord next)', with services behind these parameters.");
}
