using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Suite.FosteringRecruitment.Tests.Golden;

/// <summary>A value of a type with something in each of its properties: whatever is added to a record is in its golden document or fails.</summary>
static class Filled
{
    public static object? Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "text";
        if (type == typeof(bool))
            return true;
        if (type == typeof(int))
            return 2;
        if (type == typeof(long))
            return 2L;
        if (type == typeof(Guid))
            return new Guid("018f2f6e-0000-7000-8000-000000000001");
        if (type == typeof(DateOnly))
            return new DateOnly(2026, 9, 24);
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(2026, 9, 24, 9, 0, 0, TimeSpan.Zero);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(1);
        if (type.IsGenericType && type.GetGenericArguments() is [var key, var value])
        {
            var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
            dictionary.Add(Of(key)!, Of(value));
            return dictionary;
        }

        if (type.IsGenericType && type.GetGenericArguments() is [var element])
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
            list.Add(Of(element));
            return list;
        }

        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(c => c.GetParameters() is not [var only] || only.ParameterType != type).MaxBy(c => c.GetParameters().Length);
        var made = constructor is null ? RuntimeHelpers.GetUninitializedObject(type) : constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
                property.SetValue(made, Of(property.PropertyType));
        return made;
    }
}
