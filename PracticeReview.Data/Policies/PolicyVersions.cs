namespace PracticeReview.Data.Policies;

/// <summary>Every version of the policy the portal knows, oldest first.</summary>
public static class PolicyVersions
{
    /// <summary>The combined Practice Review Policy and Toolkit of 2019.</summary>
    public static PolicyVersion Salford2019 { get; } = Policies.Salford2019.Build();

    /// <summary>The same duties under the statutory guidance of 2023.</summary>
    public static PolicyVersion WorkingTogether2023 { get; } = Policies.WorkingTogether2023.Build(Salford2019);

    /// <summary>All of them, oldest first.</summary>
    public static IReadOnlyList<PolicyVersion> All { get; } = [Salford2019, WorkingTogether2023];

    /// <summary>The version a new case begins under.</summary>
    public static PolicyVersion Newest => All[^1];

    /// <summary>The version a case remembers as <paramref name="id"/>, or null where there is none of that name.</summary>
    public static PolicyVersion? Find(string id) =>
        All.FirstOrDefault(version => string.Equals(version.Id, id, StringComparison.Ordinal));
}
