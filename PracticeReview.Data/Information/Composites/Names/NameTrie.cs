namespace PracticeReview.Data.Information.Composites.Names;

/// <summary>Folded names, letter by letter, so that all of them are looked for at once.</summary>
internal sealed class NameTrie
{
    public const int Root = 0, None = -1;

    private readonly Dictionary<long, int> _next = [];
    private readonly Dictionary<int, List<Pseudonym?>> _names = [];
    private readonly HashSet<char> _first = [];
    private int _nodes = 1;

    public bool IsEmpty => _names.Count == 0;

    /// <summary>Adds a name; without a pseudonym it stands for itself. The first that was added is the first to be tried.</summary>
    public void Add(string folded, Pseudonym? pseudonym)
    {
        if (folded.Length == 0)
        {
            return;
        }

        _first.Add(folded[0]);
        var node = Root;
        foreach (var letter in folded)
        {
            if (!_next.TryGetValue(Key(node, letter), out var next))
            {
                next = _nodes++;
                _next.Add(Key(node, letter), next);
            }

            node = next;
        }

        if (!_names.TryGetValue(node, out var names))
        {
            _names.Add(node, names = []);
        }

        names.Add(pseudonym);
    }

    public int Next(int node, char letter)
    {
        if (node == Root && !_first.Contains(letter))
        {
            return None;
        }

        return _next.TryGetValue(Key(node, letter), out var next) ? next : None;
    }

    private static long Key(int node, char letter) => ((long)node << 16) | letter;

    public bool IsName(int node) => _names.ContainsKey(node);

    public IReadOnlyList<Pseudonym?> Names(int node) => _names[node];
}
