using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>
/// Reads all events of a case at once. Who may is asked of the database every time; the rows of the last few cases are kept in
/// memory by the versions they are made of, so that one view after the other opens without reading them again.
/// </summary>
public sealed class WholeCompositeQueries(Database database)
{
    private const int Most = 6;
    private readonly ConcurrentDictionary<(CaseId Case, string Versions), (WholeComposite Whole, long At)> _kept = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<int>>> _left = new(StringComparer.Ordinal);
    private long _asked;

    /// <summary>Opens it, which leaves a line in the record.</summary>
    /// <param name="view">What it is opened for, as the record says it.</param>
    /// <returns>Null for people who do not work on the case's professional material.</returns>
    public async Task<WholeComposite?> OpenAsync(StaffActor actor, CaseId id, string view, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await CompositeChronologyQueries.IsOpenToAsync(operation, actor, id, cancellation))
        {
            return null;
        }
        var whole = await FindAsync(operation, id, cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Composite chronology opened", id, "Case", id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["view"] = view }));
        return whole;
    }

    /// <summary>The names of a case with what is read instead, and what still looks like a name when they are replaced.</summary>
    /// <param name="number">Which page of what is left, from 1; a page behind the last is the last.</param>
    public async Task<NamesPage?> OpenNamesAsync(StaffActor actor, CaseId id, CancellationToken cancellation, int number = 1)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await CompositeChronologyQueries.IsOpenToAsync(operation, actor, id, cancellation))
        {
            return null;
        }
        var names = await operation.Read<CasePseudonym>().Where(one => one.CaseId == id).OrderBy(one => one.Role).ThenBy(one => one.Name).Take(1_000).ToListAsync(cancellation);
        var whole = await FindAsync(operation, id, cancellation);
        var born = await BornAsync(operation, id, cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Names of a chronology opened", id, "Case", id.Value));
        var forms = PseudonymTable.Forms(names.Select(one => one.ToEntry()));
        // Over thousands of rows this takes a while; nobody's page stands still for it.
        var anonymiser = new Anonymiser(forms);
        var (left, at) = await Task.Run(() =>
        {
            List<CompositeRow<CompositeAgency>> read = [.. anonymiser.Apply(whole.Rows)];
            var groups = NameCheck.Group(NameCheck.Find(read, agency => anonymiser.Apply(agency.Name), forms, born));
            return (groups, read.Index().ToDictionary(row => (object)row.Item, row => row.Index, ReferenceEqualityComparer.Instance));
        }, cancellation);
        var shown = Math.Clamp(number, 1, Math.Max(1, (left.Count + NamesPage.Most - 1) / NamesPage.Most));
        return new NamesPage([.. names.Select(one => new WrittenPseudonym(one.Id, one.ToEntry(), one.Version))],
            [.. left.Skip((shown - 1) * NamesPage.Most).Take(NamesPage.Most).Select(group => new LeftName(group.Kind, group.Found, group.Places.Count, group.Places[0].Finding.Excerpt, group.Places[0].Finding.Why,
                whole.IdOf(whole.Rows[at[group.Places[0].Row]].Row)))],
            left.Count, Annotating.MayBeDoneBy(actor, id), shown);
    }

    /// <summary>
    /// How far the names are replaced in what is shown of a case and goes out as it is asked for. It belongs to an opening that
    /// stands in the record.
    /// </summary>
    /// <param name="asked">What is shown, and to whom.</param>
    /// <returns>Null for people who do not work on the case's professional material, and where real names are asked for.</returns>
    public async Task<LeftNames?> OpenLeftNamesAsync(StaffActor actor, CaseId id, AskedEvents asked, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await CompositeChronologyQueries.IsOpenToAsync(operation, actor, id, cancellation))
        {
            return null;
        }
        asked = asked.AsTheAudienceMay;
        asked = asked.AsOf is null ? asked : (await CompositeVersions.OfAsync(operation, id, cancellation)).Settled(asked);
        if (await ReplacedNames.OfAsync(operation, id, asked, cancellation) is not { } replaced)
        {
            return null;
        }
        var shown = (await (await MatchedEvents.AsReadAsync(operation, id, asked, replaced, cancellation)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
        var whole = await FindAsync(operation, id, cancellation, asked.AsOf);
        var rows = whole.Rows.Where(row => shown.Contains(whole.IdOf(row.Row))).ToList();
        var born = await BornAsync(operation, id, cancellation);
        return new LeftNames(replaced.Listed, replaced.Agencies, await LeftAsync(whole, rows, replaced, born).WaitAsync(cancellation));
    }

    /// <summary>The same of what is published.</summary>
    public Task<LeftNames?> OpenPublishedNamesAsync(StaffActor actor, CaseId id, CancellationToken cancellation) =>
        OpenLeftNamesAsync(actor, id, new AskedEvents(Audience: new CompositeAudience(EventAudience.Publication)), cancellation);

    // The days that the referrals give, of every child of the case, as far as this actor reads them.
    internal static async Task<IReadOnlyList<DateOnly>> BornAsync(Operation operation, CaseId id, CancellationToken cancellation) =>
        [.. (await operation.Read<Referral>().Where(referral => referral.CaseId == id).ToListAsync(cancellation))
            .SelectMany(referral => referral.OtherChildren.Select(child => child.DateOfBirth).Append(referral.ChildDateOfBirth)).OfType<DateOnly>().Distinct().Order()];

    // Counted once for the same rows with the same names replaced; whoever asks has been let in before.
    private async Task<int> LeftAsync(WholeComposite whole, IReadOnlyList<CompositeRow<CompositeAgency>> rows, ReplacedNames replaced, IReadOnlyList<DateOnly> born)
    {
        var key = KeyOf(whole, rows, replaced, born);
        var counted = _left.GetOrAdd(key, _ => new(() => Task.Run(() => NameCheck.Group(NameCheck.Find([.. replaced.Names.Apply(rows)], agency => replaced.Names.Apply(agency.Name), replaced.Forms, born)).Count)));
        foreach (var old in _left.Keys.Where(other => other != key).Skip(Most))
        {
            _left.TryRemove(old, out _);
        }
        return await counted.Value;
    }

    // A digest, so that no name is kept longer than its table.
    private static string KeyOf(WholeComposite whole, IReadOnlyList<CompositeRow<CompositeAgency>> rows, ReplacedNames replaced, IReadOnlyList<DateOnly> born)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.UTF8.GetBytes(whole.Versions));
        Span<byte> id = stackalloc byte[16];
        foreach (var row in rows)
        {
            whole.IdOf(row.Row).Value.TryWriteBytes(id);
            digest.AppendData(id);
        }
        foreach (var form in replaced.Forms)
        {
            digest.AppendData(Encoding.UTF8.GetBytes($"\n{form.Name}\t{form.ReplacedBy}\t{form.AsWritten}"));
        }
        foreach (var day in born)
        {
            digest.AppendData(BitConverter.GetBytes(day.DayNumber));
        }
        return Convert.ToHexString(digest.GetHashAndReset());
    }

    /// <param name="asOf">As it stood at this version; null for as it is now.</param>
    internal async Task<WholeComposite> FindAsync(Operation operation, CaseId id, CancellationToken cancellation, int? asOf = null)
    {
        var earlier = asOf is null ? null : await CompositeVersions.OfAsync(operation, id, cancellation);
        var standing = earlier?.StandingAt(asOf);
        var versions = standing is not null ? string.Join(' ', standing.OrderBy(one => one.Key.Value).Select(one => one.Key + ":" + one.Value)) : string.Join(' ', await operation.Read<Chronology>().Where(chronology => chronology.CaseId == id)
            .GroupBy(chronology => chronology.RequestId).Select(one => new { one.Key, Version = one.Max(chronology => chronology.Version) })
            .OrderBy(one => one.Key).Select(one => one.Key + ":" + one.Version).ToListAsync(cancellation));
        var at = Interlocked.Increment(ref _asked);
        if (_kept.TryGetValue((id, versions), out var kept))
        {
            _kept[(id, versions)] = (kept.Whole, at);
            return kept.Whole;
        }
        var agencies = await CompositeChronologyQueries.AgenciesAsync(operation, id, cancellation, null, standing);
        var agencyOf = (await operation.Read<InformationRequest>().Where(request => request.CaseId == id).Select(request => new { request.Id, request.AgencyId }).ToListAsync(cancellation))
            .ToDictionary(request => request.Id, request => agencies.FirstOrDefault(agency => agency.Id == request.AgencyId));
        var stored = await (earlier?.RowsAt(operation, id, asOf) ?? operation.Read<SignificantPracticeEvent>().Where(row => row.CaseId == id)).ToListAsync(cancellation);
        var ids = new Dictionary<ChronologyRow, PracticeEventId>(stored.Count, ReferenceEqualityComparer.Instance);
        var rows = stored.Where(row => agencyOf.GetValueOrDefault(row.RequestId) is not null).GroupBy(row => agencyOf[row.RequestId]!).Select(ofAgency =>
        {
            var read = new List<ChronologyRow>();
            foreach (var row in ofAgency)
            {
                var one = row.ToRow();
                ids.Add(one, row.Id);
                read.Add(one);
            }
            return (ofAgency.Key, (IReadOnlyList<ChronologyRow>)read);
        }).ToList();
        var whole = new WholeComposite(versions, agencies, CompositeChronology.Merge(rows, agency => agency.Name), ids);
        _kept[(id, versions)] = (whole, at);
        foreach (var old in _kept.OrderByDescending(one => one.Value.At).Skip(Most))
        {
            _kept.TryRemove(old.Key, out _);
        }
        return whole;
    }
}

/// <summary>The names of a case.</summary>
/// <param name="Left">What still looks like a number, a place or a name, <see cref="Most"/> of it.</param>
/// <param name="LeftCount">How many different ones there are.</param>
/// <param name="Number">Which page of them this is, from 1.</param>
public sealed record NamesPage(IReadOnlyList<WrittenPseudonym> Names, IReadOnlyList<LeftName> Left, int LeftCount, bool MayAnnotate, int Number)
{
    /// <summary>More are not listed at once.</summary>
    public const int Most = 100;

    /// <summary>How many pages of what is left there are.</summary>
    public int Pages => Math.Max(1, (LeftCount + Most - 1) / Most);
}

/// <summary>How far names are replaced in what is shown and goes out.</summary>
/// <param name="Listed">How many names the table of the case has.</param>
/// <param name="Agencies">How many agencies are called by a letter, since the table does not have them: in what is published alone.</param>
/// <param name="Left">How many different things still look like a name, a place or a number there. Names in small letters are not found.</param>
public sealed record LeftNames(int Listed, int Agencies, int Left);

public sealed record WrittenPseudonym(Guid Id, PseudonymEntry Entry, uint Version);

/// <param name="Places">In how many places it stands.</param>
/// <param name="Excerpt">The first of them.</param>
/// <param name="Event">The event that it stands in.</param>
public sealed record LeftName(FindingKind Kind, string Found, int Places, string Excerpt, string Why, PracticeEventId Event);
