using System.Collections.Concurrent;
using PracticeReview.Data.People;

namespace PracticeReview.Web.Workspace.Sessions;

/// <summary>The circuits that are open on this node, and under which session each was opened.</summary>
public sealed class OpenCircuits
{
    private readonly ConcurrentDictionary<OpenCircuit, StaffSessionId> _circuits = new();

    /// <summary>The sessions of every circuit here.</summary>
    public IReadOnlyCollection<StaffSessionId> Sessions => [.. _circuits.Values.Distinct()];

    internal void Add(OpenCircuit circuit, StaffSessionId session) => _circuits[circuit] = session;

    internal void Remove(OpenCircuit circuit) => _circuits.TryRemove(circuit, out _);

    /// <summary>Ends every circuit of these sessions.</summary>
    public void End(Predicate<StaffSessionId> which)
    {
        foreach (var (circuit, session) in _circuits)
        {
            if (which(session))
            {
                circuit.End();
            }
        }
    }

    /// <summary>Somebody's roles or memberships changed: every circuit asks again who its person is now.</summary>
    public void AskAgain()
    {
        foreach (var circuit in _circuits.Keys)
        {
            circuit.AskAgain();
        }
    }
}
