using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>Keeps where a person is in the draft. It is theirs alone, so it leaves no line in the record.</summary>
public sealed class ReadingPlace(Database database)
{
    /// <summary>The person reads a passage later. Refused where it is not theirs to read.</summary>
    public async Task<Result> PutOffAsync(FamilyActor actor, ReleasedPassageId passage, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await operation.Read<ReleasedPassage>().AnyAsync(released => released.Id == passage, cancellation))
        {
            return Refusal.NotFound;
        }
        await KeepAsync(operation, actor, passage, isPutOff: true, cancellation);
        await operation.EndDraftAsync(cancellation);
        return Result.Done;
    }

    internal static Task KeepAsync(Operation operation, FamilyActor actor, ReleasedPassageId passage, bool isPutOff, CancellationToken cancellation)
    {
        DateTimeOffset? putOff = isPutOff ? operation.Now : null;
        return operation.Context.Database.ExecuteSqlAsync($"""
            insert into passage_readings (family_member_id, released_passage_id, partnership_id, case_id, at, put_off_at, was_opened)
            values ({actor.Id.Value}, {passage.Value}, {actor.Partnership.Value}, {actor.Case.Value}, {operation.Now}, {putOff}, {!isPutOff})
            on conflict (family_member_id, released_passage_id) do update
                set at = excluded.at, put_off_at = excluded.put_off_at, was_opened = passage_readings.was_opened or excluded.was_opened
            """, cancellation);
    }
}
