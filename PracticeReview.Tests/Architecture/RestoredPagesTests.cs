using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using PracticeReview.Web;

namespace PracticeReview.Tests.Architecture;

/// <summary>
/// What a page keeps from its first drawing is read back when its circuit begins. A thing that cannot be read back, such as one
/// with private setters, ends the circuit under the person's hands.
/// </summary>
public sealed class RestoredPagesTests
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() };

    [Fact]
    public void Whatever_a_page_keeps_until_its_circuit_begins_can_be_read_back()
    {
        Unreadable(typeof(Kept)).ShouldHaveSingleItem().ShouldContain(nameof(Closed));

        // What a page takes over from a generic one is looked at where it is closed.
        var kept = typeof(Portal).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
            .Where(property => property.GetCustomAttribute<PersistentStateAttribute>() is not null)
            .ToList();
        kept.Count.ShouldBeGreaterThan(30, "the rule has something to read");
        kept.Where(property => !property.PropertyType.ContainsGenericParameters).SelectMany(property => Unreadable(property.PropertyType).Select(what => $"{property.DeclaringType!.Name}.{property.Name}: {what}")).ShouldBeEmpty();
    }

    private static List<string> Unreadable(Type root)
    {
        var seen = new HashSet<Type>();
        var faults = new List<string>();
        Look(root);
        return faults;

        void Look(Type type)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (!seen.Add(type))
            {
                return;
            }
            var contract = s_options.GetTypeInfo(type);
            if (contract.ElementType is { } element)
            {
                Look(element);
            }
            if (contract.Kind is not System.Text.Json.Serialization.Metadata.JsonTypeInfoKind.Object)
            {
                return;
            }
            try
            {
                _ = JsonSerializer.Deserialize("{}", type, s_options);
            }
            catch (Exception fault) when (fault is InvalidOperationException or NotSupportedException)
            {
                faults.Add($"{type.Name}: {fault.Message}");
                return;
            }
            catch (Exception fault) when (fault is JsonException or ArgumentException or NullReferenceException or TargetInvocationException)
            {
                // It can be read, though not from nothing: a value it needs was not there.
            }
            foreach (var property in contract.Properties)
            {
                Look(property.PropertyType);
            }
        }
    }

    private sealed record Kept(IReadOnlyList<Closed> Things, string Name);

    private sealed class Closed
    {
        public Closed(Guid identity, string called) => (Id, Name) = (identity, called);

        public Guid Id { get; private set; }
        public string Name { get; private set; }
    }
}
