using System.Reflection;
using System.Runtime.CompilerServices;

namespace Suite.AppHost.Tests;

/// <summary>An assembly's public members as lines of text, so that two assemblies can be compared.</summary>
public static class PublicApi
{
    const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Of);

    public static IEnumerable<string> Of(Type type)
    {
        var name = Name(type);
        yield return $"{Kind(type)} {name}";
        foreach (var line in type.GetInterfaces().Where(IsAspire).Select(i => $"{name} : {Name(i)}"))
            yield return line;
        if (type.BaseType is { } parent && IsAspire(parent))
            yield return $"{name} : {Name(parent)}";

        foreach (var constructor in type.GetConstructors(Own))
            yield return $"{name}.new({Parameters(constructor)})";
        foreach (var field in type.GetFields(Own).Where(f => !f.IsSpecialName))
            yield return $"{name}.{field.Name} : {Name(field.FieldType)}{(type.IsEnum ? $" = {field.GetRawConstantValue()}" : "")}";
        foreach (var property in type.GetProperties(Own))
        {
            if (property.GetMethod is { IsPublic: true })
                yield return $"{name}.{property.Name}.get : {Name(property.PropertyType)}";
            if (property.SetMethod is { IsPublic: true } set)
                yield return $"{name}.{property.Name}.{(set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "init" : "set")} : {Name(property.PropertyType)}";
        }

        foreach (var method in type.GetMethods(Own).Where(m => !m.IsSpecialName && m.GetBaseDefinition().DeclaringType != typeof(object) && m.GetCustomAttribute<CompilerGeneratedAttribute>() is null))
            yield return $"{name}.{method.Name}{Generics(method)}({Parameters(method)}) : {Name(method.ReturnType)}";
    }

    static string Kind(Type type) =>
        type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : "class";

    static bool IsAspire(Type type) => type.Namespace?.StartsWith("Aspire.Hosting", StringComparison.Ordinal) is true;

    static string Generics(MethodInfo method) =>
        method.IsGenericMethodDefinition
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => string.Join(" & ", a.GetGenericParameterConstraints().Select(Name).Order(StringComparer.Ordinal).Prepend(a.Name))))}>"
            : "";

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{(p.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : "")}{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? $" = {p.RawDefaultValue ?? "null"}" : "")}"));

    static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsByRef)
            return "ref " + Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";

        var name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : IsAspire(type) ? type.FullName ?? $"{type.Namespace}.{type.Name}" : type.Name;
        if (!type.IsGenericType)
            return name;
        var bare = name.Split('[')[0].Split('`')[0];
        return $"{bare}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
